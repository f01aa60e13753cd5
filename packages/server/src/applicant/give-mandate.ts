import type { Applicant, MandateScope, MandateTerms } from '@qingce/contract';
import { refuse } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { endMandates, getPerson, insertMandate, listMandates } from '../identity/index.ts';
import type { Mandate } from '../identity/index.ts';
import { lockApplicant } from './applicant.sql.ts';

/** Whether the mandate is in force on that day. */
export function isInForce(mandate: Mandate, on: Day): boolean {
  return mandate.ended === null && mandate.from <= on && (mandate.until === null || mandate.until >= on);
}

/**
 * Holds the applicant, so that one change of its mandates waits for the other, and answers with all of them. Refuses
 * with applicant.not-found and applicant.merged.
 */
export async function lockMandates(context: VerbContext, applicantId: string): Promise<Mandate[]> {
  await lockWhole(context, applicantId);
  return listMandates(context.tx, applicantId);
}

async function lockWhole(context: VerbContext, applicantId: string): Promise<Applicant> {
  const applicant = await lockApplicant(context.tx, applicantId);
  if (!applicant) throw refuse('applicant.not-found');
  if (applicant.mergedInto !== null) throw refuse('applicant.merged');
  return applicant;
}

/**
 * Like lockMandates, for whoever manages them at this moment: what the request knew when it came in may be over.
 * Refuses also with applicant.not-member, applicant.outside-mandate and applicant.holder-unconfirmed.
 */
export async function lockManaged(context: VerbContext, applicantId: string): Promise<Mandate[]> {
  const { isConfirmed } = await lockWhole(context, applicantId);
  const mandates = await listMandates(context.tx, applicantId);
  const person = getPerson(context.actor);
  const own = mandates.find((mandate) => mandate.userId === person.id && isInForce(mandate, context.today));
  if (!own) throw refuse('applicant.not-member');
  if (!own.scopes.includes('people')) throw refuse('applicant.outside-mandate');
  if (!isConfirmed) throw refuse('applicant.holder-unconfirmed');
  return mandates;
}

export interface Given {
  readonly applicantId: string;
  readonly account: { readonly id: string; readonly role: string | null };
  readonly terms: MandateTerms;
  /** Of the applicant, held by lockMandates. */
  readonly mandates: readonly Mandate[];
}

/**
 * 授权 — gives the person a mandate; one whose last day has passed is put away first. Refuses with
 * applicant.office-holder, applicant.already-member and applicant.mandate-days.
 */
export async function giveMandate(context: VerbContext, given: Given): Promise<{ id: string; scopes: MandateScope[] }> {
  const { account, terms } = given;
  if (account.role !== null) throw refuse('applicant.office-holder', undefined, 'username');
  const { from, until } = termsOf(context.today, terms);
  const standing = given.mandates.filter((mandate) => mandate.userId === account.id && mandate.ended === null);
  if (standing.some((mandate) => mandate.until === null || mandate.until >= context.today)) {
    throw refuse('applicant.already-member', undefined, 'username');
  }
  const by = getPerson(context.actor).id;
  await endMandates(context.tx, {
    ids: standing.map((mandate) => mandate.id), by, at: context.businessNow, reason: 'expired',
  });
  const id = context.newId();
  await insertMandate(context.tx, {
    id, applicantId: given.applicantId, userId: account.id, scopes: terms.scopes, from, until, givenBy: by,
    givenAt: context.businessNow,
  });
  return { id, scopes: terms.scopes };
}

function termsOf(today: Day, terms: MandateTerms): { from: Day; until: Day | null } {
  const from = terms.from ?? today;
  const until = terms.until ?? null;
  if (from < today || (until !== null && until < from)) {
    throw refuse('applicant.mandate-days', { today }, from < today ? 'from' : 'until');
  }
  return { from, until };
}
