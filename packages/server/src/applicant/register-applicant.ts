import type { Applicant, RegisterApplicant } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import { creditCodeProblem, normalizeCreditCode } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { Refusal, VerbContext } from '../foundation/index.ts';
import { getPerson, insertMembership } from '../identity/index.ts';
import { insertApplicant } from './applicant.sql.ts';

const path = 'creditCode';

/**
 * 登记申报主体 — whoever registers it becomes its first mandate holder. Refuses with applicant.credit-code-required,
 * -length, -alphabet or -check, and with applicant.already-registered.
 */
export async function registerApplicant(context: VerbContext, input: RegisterApplicant): Promise<Applicant> {
  const person = getPerson(context.actor);
  const { kind, name } = input;
  const creditCode = kind === 'individual' ? null : getCreditCode(input.creditCode);
  const applicant = {
    id: context.newId(), kind, name, creditCode, registerFacts: {}, registeredAt: context.businessNow,
  };
  try {
    await insertApplicant(context.tx, applicant);
  } catch (error) {
    if (brokenConstraint(error) === 'applicant_credit_code') {
      throw refuse('applicant.already-registered', undefined, path);
    }
    throw error;
  }
  await insertMembership(context.tx, {
    applicantId: applicant.id, userId: person.id, capacity: 'mandate-holder', since: context.businessNow,
  });
  await recordAudit(context, {
    act: 'applicant.register', object: { kind: 'applicant', id: applicant.id }, details: { kind, creditCode },
  });
  return applicant;
}

function getCreditCode(text: string | undefined): string {
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
