import { describe, expect, test } from 'vitest';
import { accountNumberProblem, bankCodeProblem, bankCodeWarning, passesLuhn } from './bank-code.ts';

describe('a 支付系统行号', () => {
  test.each([
    '102100099996', '103100000026', '104100000004', '105100000017', '308584000013', '301290000007',
    '310290000013', '403100000004', '302100011000', '303100000006', '305100000013', '306581000003',
    '309391000011',
  ])('%s of a head office raises no doubt', (code) => {
    expect(bankCodeProblem(code)).toBeUndefined();
    expect(bankCodeWarning(code)).toBeUndefined();
  });

  test('any other last digit raises a doubt', () => {
    const doubted = Array.from('0123456789').filter((digit) => bankCodeWarning(`10210009999${digit}`));
    expect(doubted.join('')).toBe('012345789');
  });

  test.each([
    ['10210009999', { kind: 'length', length: 11 }],
    ['1021000999960', { kind: 'length', length: 13 }],
    ['10210009999X', { kind: 'alphabet', at: 12, character: 'X' }],
    ['1021 0009999', { kind: 'alphabet', at: 5, character: ' ' }],
  ])('%s is refused', (code, problem) => {
    expect(bankCodeProblem(code)).toEqual(problem);
  });
});

describe('an account number', () => {
  test.each(['12345678', '1'.repeat(32), '44-0501-0123456789'])('%s is in order', (account) => {
    expect(accountNumberProblem(account)).toBeUndefined();
  });

  test.each([
    ['1234567', { kind: 'length', length: 7 }],
    ['1'.repeat(33), { kind: 'length', length: 33 }],
    ['1234 5678', { kind: 'alphabet', at: 5, character: ' ' }],
    ['-12345678', { kind: 'alphabet', at: 1, character: '-' }],
    ['12345678-', { kind: 'alphabet', at: 9, character: '-' }],
    ['1234--5678', { kind: 'alphabet', at: 5, character: '-' }],
    ['１２３４５６７８', { kind: 'alphabet', at: 1, character: '１' }],
  ])('%s is refused', (account, problem) => {
    expect(accountNumberProblem(account)).toEqual(problem);
  });
});

test.each([
  ['79927398713', true],
  ['79927398710', false],
  ['4111111111111111', true],
  ['4111111111111112', false],
  ['0', true],
  ['', false],
])('%s closes the Luhn check: %s', (digits, closes) => {
  expect(passesLuhn(digits)).toBe(closes);
});
