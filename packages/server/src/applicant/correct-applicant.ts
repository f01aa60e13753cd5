import { mandateScopes } from '@qingce/contract';
import type { Applicant, DecideCorrection, ProposeMerge, ProposeRestoration } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import { recordAudit } from '../audit/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { endMandates, findAccountById, findAccountByName, getPerson, requireDisinterested } from '../identity/index.ts';
import type { Mandate } from '../identity/index.ts';
import { confirmApplicant, findApplicant, lockApplicant, mergeApplicant } from './applicant.sql.ts';
import { decideStoredCorrection, insertCorrection, lockCorrection } from './correction.sql.ts';
import type { Aim, Correction } from './correction.sql.ts';
import { giveMandate, isInForce, lockMandates } from './give-mandate.ts';

/**
 * 提议恢复授权 — when nobody is left who manages the mandates, or whoever is left is not the one who should. Returns the
 * proposal's id. Refuses with applicant.not-found, applicant.merged, applicant.holder-waits,
 * identity.own-applicant, identity.user-not-found, applicant.office-holder and applicant.correction-open.
 */
export async function proposeRestoration(
  context: VerbContext, input: ProposeRestoration & { applicantId: string },
): Promise<string> {
  const { applicantId } = input;
  await requireDecided(context, { applicantId, mandates: await lockMandates(context, applicantId) });
  requireDisinterested(context.actor, input.applicantId);
  const account = await findAccountByName(context.tx, input.username);
  if (!account) throw refuse('identity.user-not-found', undefined, 'username');
  if (account.role !== null) throw refuse('applicant.office-holder', undefined, 'username');
  return propose(context, input, { kind: 'restore', userId: account.id, endsOthers: input.endsOthers });
}

/**
 * 提议合并 — of a duplicate into the applicant that stays; returns the proposal's id. Refuses with applicant.not-found,
 * applicant.merged, applicant.merge-kinds, applicant.holder-waits, identity.own-applicant and
 * applicant.correction-open.
 */
export async function proposeMerge(
  context: VerbContext, input: ProposeMerge & { applicantId: string },
): Promise<string> {
  const { applicantId } = input;
  await requireDecided(context, { applicantId, mandates: await lockMandates(context, applicantId) });
  await getMergeable(context, { applicantId: input.applicantId, into: input.into });
  return propose(context, input, { kind: 'merge', into: input.into });
}

async function propose(
  context: VerbContext, input: { applicantId: string; evidence: string }, aim: Aim,
): Promise<string> {
  const id = context.newId();
  try {
    await insertCorrection(context.tx, {
      id, applicantId: input.applicantId, aim, evidence: input.evidence, proposedBy: getPerson(context.actor).id,
      proposedAt: context.businessNow,
    });
  } catch (error) {
    if (brokenConstraint(error) === 'applicant_correction_once') throw refuse('applicant.correction-open');
    throw error;
  }
  await recordAudit(context, {
    act: aim.kind === 'merge' ? 'applicant.propose-merge' : 'applicant.propose-restoration',
    object: { kind: 'applicant', id: input.applicantId }, concerns: concernedBy(aim),
  });
  return id;
}

/**
 * 确认更正 — by another person than proposed it; only then it is done. Refuses with applicant.correction-not-found,
 * applicant.correction-decided, applicant.same-person, identity.own-applicant and like the proposal.
 */
export async function decideCorrection(
  context: VerbContext, input: DecideCorrection & { correctionId: string },
): Promise<void> {
  const correction = await lockCorrection(context.tx, input.correctionId);
  if (!correction) throw refuse('applicant.correction-not-found');
  if (correction.state !== 'proposed') throw refuse('applicant.correction-decided');
  const by = getPerson(context.actor).id;
  if (by === correction.proposedBy) throw refuse('applicant.same-person');
  requireDisinterested(context.actor, correction.applicantId);
  if (input.confirm) await carryOut(context, correction);
  await decideStoredCorrection(context.tx, {
    id: correction.id, state: input.confirm ? 'confirmed' : 'rejected', by, at: context.businessNow, note: input.note,
  });
  await recordAudit(context, {
    act: input.confirm ? 'applicant.confirm-correction' : 'applicant.reject-correction',
    object: { kind: 'applicant', id: correction.applicantId }, concerns: concernedBy(correction.aim),
    details: { kind: correction.aim.kind },
  });
}

function carryOut(context: VerbContext, { applicantId, aim }: Correction): Promise<void> {
  return aim.kind === 'merge'
    ? merge(context, { applicantId, into: aim.into })
    : restore(context, { applicantId, aim });
}

/** The person gets a whole mandate; what they held, and with `endsOthers` what all others held who manage, ends. */
async function restore(
  context: VerbContext, { applicantId, aim }: { applicantId: string; aim: Extract<Aim, { kind: 'restore' }> },
): Promise<void> {
  const mandates = await lockMandates(context, applicantId);
  await requireDecided(context, { applicantId, mandates });
  const account = await findAccountById(context.tx, aim.userId);
  assert(account, 'the account of the proposal is there');
  const ending = mandates.filter(({ userId, scopes }) =>
    userId === account.id || (aim.endsOthers && scopes.includes('people')));
  await endMandates(context.tx, {
    ids: ending.map(({ id }) => id), by: getPerson(context.actor).id, at: context.businessNow,
    reason: 'restored',
  });
  const others = mandates.filter((mandate) => !ending.includes(mandate));
  await giveMandate(context, { applicantId, account, terms: { scopes: [...mandateScopes] }, mandates: others });
  await confirmApplicant(context.tx, { id: applicantId, at: context.businessNow });
}

/**
 * Whoever acts for it by their own word alone is not made a holder by what is put right beside them: refuses with
 * applicant.holder-waits.
 */
async function requireDecided(
  context: VerbContext, of: { applicantId: string; mandates: readonly Mandate[] },
): Promise<void> {
  const applicant = await findApplicant(context.tx, of.applicantId);
  const isHeld = of.mandates.some((mandate) => isInForce(mandate, context.today));
  if (applicant?.isConfirmed === false && isHeld) throw refuse('applicant.holder-waits');
}

/**
 * The mandates of the duplicate end: whoever acts for the applicant that stays acts for it as well. What either was
 * awarded, owes or may not do counts for both from now on (same_applicant in the database).
 */
async function merge(context: VerbContext, pair: { applicantId: string; into: string }): Promise<void> {
  const mandates = await lockMandates(context, pair.applicantId);
  await requireDecided(context, { applicantId: pair.applicantId, mandates });
  await lockApplicant(context.tx, pair.into);
  await getMergeable(context, pair);
  await endMandates(context.tx, {
    ids: mandates.map(({ id }) => id), by: getPerson(context.actor).id, at: context.businessNow,
    reason: 'merged',
  });
  await mergeApplicant(context.tx, { id: pair.applicantId, into: pair.into });
}

async function getMergeable(context: VerbContext, pair: { applicantId: string; into: string }): Promise<Applicant> {
  const [part, whole] = [await findApplicant(context.tx, pair.applicantId), await findApplicant(context.tx, pair.into)];
  if (!part || !whole) throw refuse('applicant.not-found', undefined, 'into');
  for (const { id } of [part, whole]) requireDisinterested(context.actor, id);
  if (part.id === whole.id || part.kind !== whole.kind || whole.mergedInto !== null) {
    throw refuse('applicant.merge-kinds', undefined, 'into');
  }
  if (!whole.isConfirmed) throw refuse('applicant.holder-waits', undefined, 'into');
  return whole;
}

function concernedBy(aim: Aim): { kind: string; id: string }[] {
  return [aim.kind === 'merge' ? { kind: 'applicant', id: aim.into } : { kind: 'user', id: aim.userId }];
}
