import type { CaseNote, WriteNote } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { findClaim, lockClaimOf } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import {
  actsFor, findDisplayNames, getPerson, isApplicantRole, requireMember,
} from '../identity/index.ts';
import type { Person } from '../identity/index.ts';
import { tellMembers, tellPeople } from '../messages/index.ts';
import { insertNote, listNotes } from './note.sql.ts';

/**
 * 备注与往来 — an officer notes something for colleagues or writes to the applicant; the applicant's people answer.
 * Whoever is written to is told. Refuses with claim.not-found, identity.own-applicant, and with
 * casefile.note-internal an internal note of somebody who acts for the applicant.
 */
export async function writeNote(context: VerbContext, input: WriteNote & { claimId: string }): Promise<void> {
  const claim = await lockClaimOf(context, input.claimId);
  const person = getPerson(context.actor);
  const kind = kindOf(claim, person, input);
  await insertNote(context.tx, {
    id: context.newId(), claimId: claim.id, kind, text: input.text, writtenBy: person.id, role: person.role,
    unit: person.unit, writtenAt: context.businessNow,
  });
  await recordAudit(context, {
    act: 'casefile.write-note', object: { kind: 'claim', id: claim.id }, details: { kind },
  });
  await tell(context, claim, kind);
}

function kindOf(claim: Claim, person: Person, { isInternal }: WriteNote): CaseNote['kind'] {
  // There is nothing to write about before the first submission, and to an office no such case.
  if (claim.number === null) throw refuse('claim.not-found');
  if (!isApplicantRole(person.role)) return isInternal ? 'internal' : 'to-applicant';
  if (!actsFor(person, claim.applicantId)) throw refuse('claim.not-found');
  requireMember(person, claim.applicantId);
  if (isInternal) throw refuse('casefile.note-internal');
  return 'from-applicant';
}

/** The text itself stays in the case: mail travels in the open. */
async function tell(context: VerbContext, claim: Claim, kind: CaseNote['kind']): Promise<void> {
  const told = { claimId: claim.id, applicantId: claim.applicantId, fields: { number: claim.number ?? '' } };
  if (kind === 'to-applicant') await tellMembers(context, { act: 'casefile.office-wrote', ...told });
  if (kind !== 'from-applicant') return;
  const officers = (await listNotes(context.tx, claim.id)).filter((note) => note.kind === 'to-applicant');
  await tellPeople(context, officers.map(({ writtenBy }) => writtenBy), { act: 'casefile.applicant-wrote', ...told });
}

type Reading = Pick<VerbContext, 'tx' | 'actor'>;

/**
 * Notes of a claim, the oldest first: to an office all of them, to the applicant's people what was written between
 * the two. Refuses with claim.not-found, also for what the person may not see.
 */
export async function readNotes(context: Reading, { claimId }: { claimId: string }): Promise<CaseNote[]> {
  const person = getPerson(context.actor);
  const claim = await findClaim(context.tx, claimId);
  const isOffice = !isApplicantRole(person.role);
  if (!claim || claim.number === null || !(isOffice || actsFor(person, claim.applicantId)))
    throw refuse('claim.not-found');
  const notes = (await listNotes(context.tx, claim.id)).filter(({ kind }) => isOffice || kind !== 'internal');
  const names = await findDisplayNames(context.tx, notes.map(({ writtenBy }) => writtenBy));
  return notes.map(({ id, kind, text, writtenBy, role, unit, writtenAt }) =>
    ({ id, kind, text, by: names.get(writtenBy) ?? '', role, unit, at: writtenAt }));
}
