import { creditCodeProblem, identityNumberProblem } from '@qingce/values';

/** A 统一社会信用代码 whose last character is the one that the others demand. */
export function creditCode(seventeen: string): string {
  return `${seventeen}${expectedBy(creditCodeProblem(`${seventeen}0`))}`;
}

/** A 公民身份号码 whose last character is the one that the others demand. */
export function identityNumber(seventeen: string): string {
  return `${seventeen}${expectedBy(identityNumberProblem(`${seventeen}0`))}`;
}

function expectedBy(problem: { readonly kind: string; readonly expected?: string } | undefined): string {
  return problem?.kind === 'check' ? problem.expected ?? '' : '0';
}
