import type { Restriction } from '@qingce/contract';
import { getApplicant, listRestrictions, listRestrictionWords, withinReach } from '../applicant/index.ts';
import type { RestrictionWord, StoredRestriction } from '../applicant/index.ts';
import { findClaim } from '../claim/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { confirmedApplicants, findDisplayNames, getPerson, isApplicantRole } from '../identity/index.ts';
import { offersOn, stateOn } from './restriction.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today'>;

/**
 * 资格限制 — those of the applicants that the person acts for; to an officer all that they may deal
 * with.
 */
export async function readRestrictions(context: Reading): Promise<Restriction[]> {
  const person = getPerson(context.actor);
  const own = isApplicantRole(person.role) ? confirmedApplicants(person) : undefined;
  const stored = await withinReach(context, await listRestrictions(context.tx, own));
  const words = await listRestrictionWords(context.tx, stored.map(({ id }) => id));
  const names = await findDisplayNames(context.tx, words.map(({ by }) => by));
  const shown: Restriction[] = [];
  for (const restriction of stored) {
    const said = words.filter(({ restrictionId }) => restrictionId === restriction.id);
    shown.push(await shownRestriction(context, restriction, { said, names }));
  }
  return shown;
}

async function shownRestriction(
  context: Reading, restriction: StoredRestriction,
  { said, names }: { said: readonly RestrictionWord[]; names: ReadonlyMap<string, string> },
): Promise<Restriction> {
  const { id, number, claimId, applicantId, policy, clause, finding, hearingOn, decision, lift } = restriction;
  const applicant = await getApplicant(context, applicantId);
  const claim = await findClaim(context.tx, claimId);
  const person = getPerson(context.actor);
  return {
    id, number, claimId, claimNumber: claim?.number ?? '', applicantId, applicant: applicant.name, policy, clause,
    finding, hearingOn, state: stateOn(restriction, context.today),
    decision: decision && {
      from: decision.from, until: decision.until, document: decision.document, reason: decision.reason, at: decision.at,
    },
    lift: lift && { reason: lift.reason, askedAt: lift.at, at: restriction.liftedAt },
    words: said.map(({ kind, said: text, by, at }) => ({ kind, said: text, by: names.get(by) ?? '', at })),
    acts: offersOn(restriction, { role: person.role, id: person.id, day: context.today }),
  };
}
