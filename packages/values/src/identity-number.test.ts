import { describe, expect, test } from 'vitest';
import { identityNumberProblem, normalizeIdentityNumber, personNumberProblem } from './identity-number.ts';

describe('a 公民身份号码 — GB 11643', () => {
  test.each(['11010519491231002X', '440524188001010014', '441802199506151237', '441802200002290028'])(
    '%s is in order',
    (number) => expect(identityNumberProblem(number)).toBeUndefined(),
  );

  test.each([
    ['110105194912310021', { kind: 'check', expected: 'X', found: '1' }],
    ['441802199902290028', { kind: 'birthDate', found: '19990229' }],
    ['441802179912310028', { kind: 'birthDate', found: '17991231' }],
    ['441802220001010028', { kind: 'birthDate', found: '22000101' }],
    ['441802199513010028', { kind: 'birthDate', found: '19951301' }],
    ['11010519491231002x', { kind: 'alphabet', at: 18, character: 'x' }],
    ['1101051949123100X1', { kind: 'alphabet', at: 17, character: 'X' }],
    ['11010519491231002', { kind: 'length', length: 17 }],
    ['110105491231002', { kind: 'length', length: 15 }],
  ])('%s is refused with the reason', (number, problem) => {
    expect(identityNumberProblem(number)).toEqual(problem);
  });

  test.each([['dissolved', '441827199506151234'], ['in no table', '990105194912310023']])(
    'a region that is %s is no reason to refuse %s',
    (_rule, number) => expect(identityNumberProblem(number)).toBeUndefined(),
  );

  test.each([
    [' 11010519491231002x', '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２ｘ', '11010519491231002X'],
  ])('%j is normalized', (typed, number) => {
    expect(normalizeIdentityNumber(typed)).toBe(number);
  });
});

describe('the number of a person’s document', () => {
  test.each([
    ['an identity card', '11010519491231002X'], ['a passport', 'E12345678'], ['a passport of two letters', 'EA1234567'],
    ['a permit of Hong Kong', 'H12345678'], ['a permit of Macao with its issue', 'M1234567801'],
    ['a permanent residence card', 'USA110000100001'],
  ])('%s is in order', (_document, number) => expect(personNumberProblem(number)).toBeUndefined());

  test.each([
    ['a card with a wrong check', '110105194912310021'], ['a card cut off', '1101051949'],
    ['a permit one digit short', 'H1234567A'], ['a permit with half an issue', 'M123456780'],
    ['a residence card of two letters', 'US110000100001'], ['letters alone', 'ABCDEFGH'], ['no number', ''],
  ])('%s is refused', (_document, number) => expect(personNumberProblem(number)).toBeDefined());
});
