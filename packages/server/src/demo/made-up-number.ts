import { identityNumberProblem } from '@qingce/values';

/** An identity number of the right shape that nobody holds: its first six digits are no place's. */
export function madeUpNumber(ordinal: number): string {
  const digits = `99999919950101${`${ordinal + 1}`.padStart(3, '0')}`;
  const problem = identityNumberProblem(`${digits}0`);
  return problem?.kind === 'check' ? `${digits}${problem.expected}` : `${digits}0`;
}
