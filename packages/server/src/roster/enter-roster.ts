import type { EnterRoster } from '@qingce/contract';
import { normalizeIdentityNumber, personNumberProblem } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { listPersons, lockClaimOf, replacePersons, requireState } from '../claim/index.ts';
import type { Claim, Person } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson, requireMember } from '../identity/index.ts';
import { rosterOf } from './read-roster.ts';
import { rosterTransitions } from './roster.ts';

/**
 * 填报名册 — who the persons behind a row are, in place of those entered before. Refuses with claim.not-found,
 * applicant.not-member, claim.wrong-state, roster.no-such-row, roster.identity-number and roster.twice.
 */
export async function enterRoster(context: VerbContext, input: Entering): Promise<void> {
  const claim = await lockClaimOf(context, input.claimId);
  requireMember(context.actor, claim.applicantId);
  requireState(claim, rosterTransitions.enter);
  await keepPersons(context, claim, { ...input, act: rosterTransitions.enter.act });
}

/**
 * 代填名册 — an officer types from the papers who stands behind a row that names nobody: a claim on paper arrives without
 * names. What an applicant named is theirs to change. Refuses as enterRoster does, and with roster.named.
 */
export async function enterRosterOnBehalf(context: VerbContext, input: Entering): Promise<void> {
  const claim = await lockClaimOf(context, input.claimId);
  requireState(claim, rosterTransitions.enterOnBehalf);
  const persons = await listPersons(context.tx, claim.id);
  if (persons.some(({ path }) => path === input.path)) throw refuse('roster.named', undefined, input.path);
  await keepPersons(context, claim, { ...input, act: rosterTransitions.enterOnBehalf.act });
}

type Entering = EnterRoster & { claimId: string };

async function keepPersons(
  context: VerbContext, claim: Claim, { path, persons: entries, act }: EnterRoster & { act: string },
): Promise<void> {
  const { rows } = await rosterOf(context, claim);
  if (!rows.some((row) => row.path === path)) throw refuse('roster.no-such-row', undefined, path);
  const persons = entries.map((entry, index): Person => {
    const identityNumber = normalizeIdentityNumber(entry.identityNumber);
    if (personNumberProblem(identityNumber)) throw refuse('roster.identity-number', { row: `${index + 1}` });
    return { ...entry, id: context.newId(), path, identityNumber };
  });
  const numbers = persons.map(({ identityNumber }) => identityNumber);
  const again = numbers.findIndex((number, index) => numbers.indexOf(number) !== index);
  if (again >= 0) throw refuse('roster.twice', { row: `${again + 1}` });
  const { id: by } = getPerson(context.actor);
  await replacePersons(context.tx, { claimId: claim.id, path, by, at: context.businessNow }, persons);
  await recordAudit(context, {
    act, object: { kind: 'claim', id: claim.id }, details: { path, persons: persons.length },
  });
}
