import type { Applicant, RecordRegisterFacts, RegisterHeld, RegisterHistory } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames, getPerson, requireDisinterested } from '../identity/index.ts';
import { lockApplicant } from './applicant.sql.ts';
import { getApplicant } from './read-applicants.ts';
import { insertRegisterFacts, listRegisterFacts } from './register-fact.sql.ts';
import { heldIn } from './register-facts.ts';
import type { HeldFact } from './register-facts.ts';

/**
 * 登记事实 — what an office's register holds about the applicant (recognition, statistics filed, …), from a day on, by its
 * source. Each is a statement of its own that follows the earlier ones; null takes the fact out from that day. Refuses
 * with applicant.not-found and identity.own-applicant.
 */
export async function recordRegisterFacts(
  context: VerbContext, input: RecordRegisterFacts & { applicantId: string },
): Promise<Applicant> {
  const { applicantId, facts, source, documentNo, validFrom } = input;
  if (!(await lockApplicant(context.tx, applicantId))) throw refuse('applicant.not-found');
  requireDisinterested(context.actor, applicantId);
  const { id, role, unit } = getPerson(context.actor);
  await insertRegisterFacts(context.tx, {
    applicantId, statements: Object.entries(facts).map(([fact, value]) => ({
      fact, value, source, documentNo, validFrom, recordedAt: context.businessNow, recordedBy: { id, role, unit },
    })),
  });
  await recordAudit(context, {
    act: 'applicant.record-register-facts', object: { kind: 'applicant', id: applicantId },
    details: { facts: Object.keys(facts).join(' '), from: validFrom },
  });
  return getApplicant(context, applicantId);
}

/** 登记事实沿革 — every statement, the newest first; with a year also what the register holds for it. */
export async function readRegisterFacts(
  context: Pick<VerbContext, 'tx'>, { applicantId, year }: { applicantId: string; year?: number | undefined },
): Promise<RegisterHistory> {
  const statements = await listRegisterFacts(context.tx, applicantId);
  const names = await findDisplayNames(context.tx, statements.flatMap(({ recordedBy }) => recordedBy?.id ?? []));
  const held = year === undefined ? [] : heldIn(statements, year);
  return {
    statements: statements.map(({ recordedBy, ...said }) => ({
      ...said,
      recordedBy: recordedBy && { name: names.get(recordedBy.id) ?? '', role: recordedBy.role, unit: recordedBy.unit },
    })).toReversed(),
    held: held.map(toldHeld),
  };
}

/** What is held, as it travels: with the source and days of the statement that says so. */
export function toldHeld({ fact, value, isOpen, by }: HeldFact): RegisterHeld {
  const { source, documentNo, validFrom, recordedAt } = by;
  return { fact, value, isOpen, source, documentNo, validFrom, recordedAt };
}
