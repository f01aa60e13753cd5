import { normalizeIdentityNumber, personNumberProblem } from '@qingce/values';
import type { IdentityNumberLook } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { Refusal, VerbContext } from '../foundation/index.ts';
import { findIdentityNumber } from './applicant.sql.ts';
import { getApplicant } from './read-applicants.ts';

const path = 'identityNumber';

/**
 * 证件号码 as it is stored: half-width, in capitals. A 公民身份号码 (GB 11643-1999), whose region is not judged, for holders
 * keep the code of one that was renamed since; or that of a permit, a residence card or a passport. Refuses with
 * applicant.identity-number-required, -length, -alphabet, -birth-date or -check.
 */
export function getIdentityNumber(text: string | undefined): string {
  const number = normalizeIdentityNumber(text ?? '');
  if (number === '') throw refuse('applicant.identity-number-required', undefined, path);
  const refusal = identityNumberRefusal(number);
  if (refusal) throw refusal;
  return number;
}

/** The check character is not told: whoever guesses a person's number shall not be helped to a whole one. */
function identityNumberRefusal(number: string): Refusal | undefined {
  const problem = personNumberProblem(number);
  switch (problem?.kind) {
    case undefined: return undefined;
    case 'length': return refuse('applicant.identity-number-length', { length: `${problem.length}` }, path);
    case 'alphabet': return refuse(
      'applicant.identity-number-alphabet', { at: `${problem.at}`, character: problem.character }, path
    );
    case 'birthDate': return refuse('applicant.identity-number-birth-date', undefined, path);
    case 'check': return refuse('applicant.identity-number-check', undefined, path);
  }
}

/**
 * 查看证件号码 — the whole of it; each look is kept in the history of the applicant. Refuses with applicant.not-found and
 * applicant.no-identity-number.
 */
export async function lookAtIdentityNumber(context: VerbContext, applicantId: string): Promise<IdentityNumberLook> {
  const applicant = await getApplicant(context, applicantId);
  const identityNumber = await findIdentityNumber(context.tx, applicant.id);
  if (identityNumber === undefined) throw refuse('applicant.no-identity-number');
  await recordAudit(context, { act: 'applicant.look-at-identity', object: { kind: 'applicant', id: applicant.id } });
  return { identityNumber };
}
