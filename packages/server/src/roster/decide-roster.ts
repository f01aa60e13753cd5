import type { DecideRoster } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { listPersons, lockClaimOf, requireState } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { confirmFacts, signOnce } from '../verification/index.ts';
import { rosterOf } from './read-roster.ts';
import type { RosterInHand } from './read-roster.ts';
import { insertDecisions, listDecisions } from './roster.sql.ts';
import { approvedRows, rosterTransitions } from './roster.ts';
import type { PersonDecision } from './roster.ts';

/**
 * 逐人核准 — yes or no to each person, a no with its reason. Once everybody of a list is decided on, the list is
 * confirmed with the numbers of those approved, and with nobody on it when nobody was; a later word may change it while
 * the claim is being verified. Refuses with claim.not-found, claim.wrong-state, roster.no-such-person,
 * verification.other-office, roster.reason-needed, claim.signed-before and as confirmFacts does. Whoever decides on
 * anybody puts their name to the claim, not the last of them alone.
 */
export async function decideRoster(context: VerbContext, input: DecideRoster & { claimId: string }): Promise<void> {
  const claim = await lockClaimOf(context, input.claimId);
  requireState(claim, rosterTransitions.decide);
  const officer = getPerson(context.actor);
  const roster = await rosterOf(context, claim);
  const persons = new Map((await listPersons(context.tx, claim.id)).map((person) => [person.id, person]));
  const decisions = input.decisions.map((decision): PersonDecision & { id: string } => {
    const person = persons.get(decision.personId);
    const row = roster.rows.find(({ path }) => path === person?.path);
    if (!person || !row) throw refuse('roster.no-such-person');
    if (officer.unit !== row.office) throw refuse('verification.other-office', { office: row.office });
    if (!decision.approved && decision.reason === '') throw refuse('roster.reason-needed');
    return { ...decision, id: context.newId(), decidedBy: officer.id, decidedAt: context.businessNow };
  });
  await signOnce(context, claim);
  await insertDecisions(context.tx, { claimId: claim.id, office: officer.unit ?? '' }, decisions);
  await recordAudit(context, {
    act: rosterTransitions.decide.act, object: { kind: 'claim', id: claim.id },
    details: { approved: decisions.filter(({ approved }) => approved).length, decided: decisions.length },
  });
  await confirmDecidedLists(context, claim, roster);
}

async function confirmDecidedLists(context: VerbContext, claim: Claim, roster: RosterInHand): Promise<void> {
  const persons = await listPersons(context.tx, claim.id);
  const decisions = await listDecisions(context.tx, claim.id);
  const ours = roster.rows.filter(({ office }) => office === getPerson(context.actor).unit);
  const lists = [...new Set(ours.map(({ list }) => list))];
  const findings = lists.flatMap((list) => {
    const rows = ours.filter((row) => row.list === list);
    const behind = persons.filter(({ path }) => rows.some((row) => row.path === path));
    if (behind.length === 0 || !behind.every(({ id }) => decisions.has(id))) return [];
    const approvedIn = (path: string): number =>
      behind.filter((person) => person.path === path && decisions.get(person.id)?.approved === true).length;
    const value = approvedRows(roster.listAt(list), rows, ({ path }) => approvedIn(path));
    const approval = rows[0]?.approval;
    // Nobody approved: the fact that asks for approval says so, and the item is refused for it.
    const refused = value.length === 0 && approval !== undefined ? [{ path: approval, value: false, note: '' }] : [];
    return [{ path: list, value, note: '' }, ...refused];
  });
  if (findings.length > 0) await confirmFacts(context, { claimId: claim.id, findings, isRoster: true });
}
