import type { Roster } from '@qingce/contract';
import { maskIdentityNumber } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { findClaim, findPerson, listElsewhere, listPersons, personsRows, readClaimFacts } from '../claim/index.ts';
import type { Claim, ClaimFacts, PersonsRow } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { actsFor, findDisplayNames, getPerson, isApplicantRole } from '../identity/index.ts';
import { getPolicyInForce, getPolicyVersion } from '../policy/index.ts';
import { listDecisions } from './roster.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'businessNow'>;

/** The rows of a claim that stand for persons, and the lists that they belong to as claimed. */
export interface RosterInHand {
  readonly rows: readonly PersonsRow[];
  readonly listAt: (path: string) => ClaimFacts['items'];
}

export async function rosterOf(context: Reading, claim: Claim): Promise<RosterInHand> {
  const policy = claim.policyHash
    ? await getPolicyVersion(context.tx, claim.policyHash)
    : await getPolicyInForce(context.tx, claim.policy);
  const facts = await readClaimFacts(context, claim);
  return {
    rows: personsRows(policy, facts),
    listAt: (path) => {
      const [, index = '0', key = ''] = /^items\[(\d+)\]\.(.+)$/.exec(path) ?? [];
      const item = facts.items[Number.parseInt(index, 10)] as Record<string, ClaimFacts['items']> | undefined;
      return item?.[key] ?? [];
    },
  };
}

/** Whether the claim has rows that stand for persons; of the office that answers for them, where one is asked for. */
export async function hasRoster(context: Reading, claim: Claim, office?: string | null): Promise<boolean> {
  const { rows } = await rosterOf(context, claim);
  return rows.some((row) => office === undefined || row.office === office);
}

/** Whether a row of the claim names nobody, as those of a claim on paper do until an officer types the names. */
export async function hasUnnamedRow(context: Reading, claim: Claim): Promise<boolean> {
  const named = new Set((await listPersons(context.tx, claim.id)).map(({ path }) => path));
  return (await rosterOf(context, claim)).rows.some(({ path }) => !named.has(path));
}

/**
 * 名册 — the rows that stand for persons with everybody behind them, identity numbers starred. To offices it also says
 * in which other claims a person stands. Refuses with claim.not-found, also for what the person may not see.
 */
export async function readRoster(context: Reading, claimId: string): Promise<Roster> {
  const claim = await findClaim(context.tx, claimId);
  if (!claim || !maySee(context, claim)) throw refuse('claim.not-found');
  const { rows } = await rosterOf(context, claim);
  const persons = await listPersons(context.tx, claim.id);
  const decisions = await listDecisions(context.tx, claim.id);
  const names = await findDisplayNames(context.tx, [...decisions.values()].map(({ decidedBy }) => decidedBy));
  const elsewhere = isApplicantRole(getPerson(context.actor).role) ? new Map<string, string[]>()
    : await listElsewhere(context.tx, { claimId, identityNumbers: persons.map((person) => person.identityNumber) });
  return rows.map(({ path, office, stated }) => ({
    path, office, stated,
    persons: persons.filter((person) => person.path === path).map((person) => {
      const decision = decisions.get(person.id);
      return {
        id: person.id, name: person.name, school: person.school,
        identityNumber: maskIdentityNumber(person.identityNumber),
        alsoIn: elsewhere.get(person.identityNumber) ?? [],
        decision: decision ? {
          approved: decision.approved, reason: decision.reason, by: names.get(decision.decidedBy) ?? '',
          at: decision.decidedAt,
        } : null,
      };
    }),
  }));
}

/** 查看证件号码 — the whole of one number, on record as an act. Refuses with roster.no-such-person. */
export async function lookAtNumber(context: VerbContext, personId: string): Promise<string> {
  const person = await findPerson(context.tx, personId);
  const claim = person && await findClaim(context.tx, person.claimId);
  if (!person || !claim || !maySee(context, claim)) throw refuse('roster.no-such-person');
  await recordAudit(context, {
    act: 'roster.look', object: { kind: 'roster-person', id: person.id },
    concerns: [{ kind: 'claim', id: claim.id }],
  });
  return person.identityNumber;
}

function maySee({ actor }: Reading, claim: Claim): boolean {
  const person = getPerson(actor);
  return isApplicantRole(person.role) ? actsFor(person, claim.applicantId) : claim.number !== null;
}
