import { mandateScopes } from '@qingce/contract';
import type { Applicant, RegisterApplicant } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import { maskIdentityNumber } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson, insertMandate } from '../identity/index.ts';
import { insertApplicant } from './applicant.sql.ts';
import { getCreditCode, registeringDistrict } from './credit-code.ts';
import { getIdentityNumber } from './identity-number.ts';

/**
 * 登记申报主体 — whoever registers it becomes its first mandate holder, by their own word until an office confirms it
 * (decision 0067). Refuses with applicant.credit-code-required,
 * -length, -alphabet or -check, an individual with applicant.identity-number-required, -length, -alphabet, -birth-date
 * or -check, and with applicant.already-registered and -identity-registered.
 */
export async function registerApplicant(context: VerbContext, input: RegisterApplicant): Promise<Applicant> {
  const person = getPerson(context.actor);
  const { kind, name } = input;
  const creditCode = kind === 'individual' ? null : getCreditCode(input.creditCode);
  const identityNumber = kind === 'individual' ? getIdentityNumber(input.identityNumber) : null;
  const applicant = {
    id: context.newId(), kind, name, creditCode, identityNumber, registerFacts: {}, registeredAt: context.businessNow,
    mergedInto: null, district: creditCode === null ? null : registeringDistrict(creditCode), isConfirmed: false,
  };
  try {
    await insertApplicant(context.tx, applicant);
  } catch (error) {
    const broken = brokenConstraint(error);
    if (broken === 'applicant_credit_code') throw refuse('applicant.already-registered', undefined, 'creditCode');
    if (broken === 'applicant_identity_number') {
      throw refuse('applicant.identity-registered', undefined, 'identityNumber');
    }
    throw error;
  }
  await insertMandate(context.tx, {
    id: context.newId(), applicantId: applicant.id, userId: person.id, scopes: mandateScopes, from: context.today,
    until: null, givenBy: person.id, givenAt: context.businessNow,
  });
  await recordAudit(context, {
    act: 'applicant.register', object: { kind: 'applicant', id: applicant.id }, details: { kind, creditCode },
  });
  return { ...applicant, identityNumber: identityNumber && maskIdentityNumber(identityNumber) };
}
