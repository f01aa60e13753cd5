import type { EnterRoster } from '@qingce/contract';
import { identityNumberProblem, normalizeIdentityNumber } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { lockClaimOf, requireState } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson, requireMember } from '../identity/index.ts';
import { rosterOf } from './read-roster.ts';
import { replacePersons } from './roster.sql.ts';
import { rosterTransitions } from './roster.ts';
import type { Person } from './roster.ts';

/**
 * 填报名册 — who the persons behind a row are, in place of those entered before. Refuses with claim.not-found,
 * applicant.not-member, claim.wrong-state, roster.no-such-row, roster.identity-number and roster.twice.
 */
export async function enterRoster(context: VerbContext, input: EnterRoster & { claimId: string }): Promise<void> {
  const claim = await lockClaimOf(context, input.claimId);
  requireMember(context.actor, claim.applicantId);
  requireState(claim, rosterTransitions.enter);
  const { rows } = await rosterOf(context, claim);
  if (!rows.some(({ path }) => path === input.path)) throw refuse('roster.no-such-row', undefined, input.path);
  const persons = input.persons.map((entry, index): Person => {
    const identityNumber = normalizeIdentityNumber(entry.identityNumber);
    if (identityNumberProblem(identityNumber)) throw refuse('roster.identity-number', { row: `${index + 1}` });
    return { ...entry, id: context.newId(), path: input.path, identityNumber };
  });
  const numbers = persons.map(({ identityNumber }) => identityNumber);
  const again = numbers.findIndex((number, index) => numbers.indexOf(number) !== index);
  if (again >= 0) throw refuse('roster.twice', { row: `${again + 1}` });
  const { id: by } = getPerson(context.actor);
  await replacePersons(context.tx, { claimId: claim.id, path: input.path, by, at: context.businessNow }, persons);
  await recordAudit(context, {
    act: rosterTransitions.enter.act, object: { kind: 'claim', id: claim.id },
    details: { path: input.path, persons: persons.length },
  });
}
