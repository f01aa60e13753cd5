import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditCodeProblem, normalizeCreditCode, organizationCodeDoubt } from './credit-code.ts';

const VALID = [
  '91350100M000100Y43', '91441802MA4UJX7K3L', '914418020812345617', '12441800456789011U',
  '52441802512345678N', '91441802MA4UJX1130',
];

describe('a 统一社会信用代码 — GB 32100-2015', () => {
  test.each(VALID)('%s is in order', (code) => {
    expect(creditCodeProblem(code)).toBeUndefined();
  });

  test.each([
    ['91350100M000100Y4Z', { kind: 'alphabet', at: 18, character: 'Z' }],
    ['91441802MA4UJX7K3I', { kind: 'alphabet', at: 18, character: 'I' }],
    ['914418020812345618', { kind: 'check', expected: '7', found: '8' }],
    ['12441800456789011u', { kind: 'alphabet', at: 18, character: 'u' }],
    ['5244180251234567N', { kind: 'length', length: 17 }],
    ['91350100M000100Y433', { kind: 'length', length: 19 }],
    ['', { kind: 'length', length: 0 }],
    ['9135O100M000100Y43', { kind: 'alphabet', at: 5, character: 'O' }],
    ['91A50100M000100Y43', { kind: 'alphabet', at: 3, character: 'A' }],
    ['9135010AM000100Y43', { kind: 'alphabet', at: 8, character: 'A' }],
    ['91350100M000 00Y43', { kind: 'alphabet', at: 13, character: ' ' }],
    ['91350100M000100Y4４', { kind: 'alphabet', at: 18, character: '４' }],
  ])('%s is refused with the reason', (code, problem) => {
    expect(creditCodeProblem(code)).toEqual(problem);
  });

  test.each([
    [' 12441800456789011u ', '12441800456789011U'],
    ['\u3000９１３５０１００ｍ０００１００ｙ４３', '91350100M000100Y43'],
    ['9135O100M000100Y43', '9135O100M000100Y43'],
  ])('%j is normalized, an O stays an O', (typed, code) => {
    expect(normalizeCreditCode(typed)).toBe(code);
  });

  test('any one mistyped character is noticed', () => {
    const alphabet = fc.constantFrom(...Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY'));
    fc.assert(fc.property(fc.constantFrom(...VALID), fc.nat(17), alphabet, (code, index, typed) => {
      fc.pre(code[index] !== typed);
      expect(creditCodeProblem(code.slice(0, index) + typed + code.slice(index + 1))).toBeDefined();
    }));
  });
});

describe('the 组织机构代码 inside it — GB 11714', () => {
  test.each([
    ['91350100M000100Y43', undefined],
    ['91350100M000100Y53', { expected: '4', found: '5' }],
  ])('of %s raises a doubt only where its own check differs', (code, doubt) => {
    expect(organizationCodeDoubt(code)).toEqual(doubt);
  });
});
