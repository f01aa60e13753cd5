import { creditCodeProblem, normalizeCreditCode } from '@qingce/values';
import { refuse } from '../foundation/index.ts';
import type { Refusal } from '../foundation/index.ts';

const path = 'creditCode';

/**
 * 统一社会信用代码 (GB 32100-2015) as it is stored: half-width, upper case. Refuses with
 * applicant.credit-code-required, -length, -alphabet or -check.
 */
export function getCreditCode(text: string | undefined): string {
  const code = normalizeCreditCode(text ?? '');
  if (code === '') throw refuse('applicant.credit-code-required', undefined, path);
  const refusal = creditCodeRefusal(code);
  if (refusal) throw refusal;
  return code;
}

function creditCodeRefusal(code: string): Refusal | undefined {
  const problem = creditCodeProblem(code);
  switch (problem?.kind) {
    case undefined: return undefined;
    case 'length': return refuse('applicant.credit-code-length', { length: `${problem.length}` }, path);
    case 'alphabet': return refuse(
      'applicant.credit-code-alphabet', { at: `${problem.at}`, character: problem.character }, path
    );
    case 'check': return refuse(
      'applicant.credit-code-check', { expected: problem.expected, found: problem.found }, path
    );
  }
}

/** Positions 3–8: the region of the office that registered the applicant (GB/T 2260). */
export function registeringDistrict(creditCode: string): string {
  return creditCode.slice(2, 8);
}
