import type { ApproveMeasure, ReviewMeasure } from '@qingce/contract';
import { formatYuan, parseYuan } from '@qingce/values';
import { brokenConstraint } from '@qingce/database';
import { requireReach } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import type { AuditDetails } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import type { StoredMeasure } from './measure.ts';
import { lockMeasure, putMeasure } from './measure.sql.ts';

/**
 * 公平竞争审查 — its record: document, day, conclusion, and the exception that a restriction relies on. Refuses with
 * measure.not-found, measure.state, measure.same-person, measure.exception-needed and identity.own-applicant.
 */
export async function reviewMeasure(
  context: VerbContext, input: ReviewMeasure & { measureId: string },
): Promise<void> {
  const measure = await openMeasure(context, input.measureId, ['proposed']);
  const { document, reviewedOn: on, conclusion, exception } = input;
  if (conclusion === 'exception' && exception === '') throw refuse('measure.exception-needed', undefined, 'exception');
  const review = { document, on, conclusion, exception, by: getPerson(context.actor).id };
  await settle(context, { ...measure, state: 'reviewed', review }, {
    act: 'measure.review', details: { document, conclusion },
  });
}

/**
 * 批准一企一策 — the government's decision with its number, at most the ceiling, and what of it is disclosed. Only what
 * was reviewed for fair competition can be approved. Refuses as reviewMeasure does, and with measure.above-ceiling,
 * measure.number-used and measure.reason-needed.
 */
export async function approveMeasure(
  context: VerbContext, input: ApproveMeasure & { measureId: string },
): Promise<void> {
  const measure = await openMeasure(context, input.measureId, ['reviewed']);
  const fen = parseYuan(input.amount) ?? 0n;
  if (fen <= 0n || fen > measure.ceilingFen)
    throw refuse('measure.above-ceiling', { ceiling: formatYuan(measure.ceilingFen) }, 'amount');
  const { number, disclosure, withheldWhy } = input;
  if (disclosure === 'count-only' && withheldWhy === '')
    throw refuse('measure.reason-needed', undefined, 'withheldWhy');
  const approval = { number, fen, on: context.today, by: getPerson(context.actor).id, disclosure, withheldWhy };
  try {
    await settle(context, { ...measure, state: 'approved', approval }, {
      act: 'measure.approve', details: { number, amount: input.amount, disclosure },
    });
  } catch (error) {
    const isUsed = brokenConstraint(error) === 'individual_measure_number';
    throw isUsed ? refuse('measure.number-used', undefined, 'number') : error;
  }
}

/** 不予批准 — with the reason. Refuses as reviewMeasure does. */
export async function rejectMeasure(
  context: VerbContext, input: { measureId: string; reason: string },
): Promise<void> {
  const measure = await openMeasure(context, input.measureId, ['proposed', 'reviewed']);
  await settle(context, { ...measure, state: 'rejected', rejectedWhy: input.reason }, { act: 'measure.reject' });
}

/** The measure, held, when it stands there and the person has had no part in it. */
async function openMeasure(
  context: VerbContext, id: string, states: readonly StoredMeasure['state'][],
): Promise<StoredMeasure> {
  const measure = await lockMeasure(context.tx, id);
  if (!measure) throw refuse('measure.not-found');
  await requireReach(context, { applicantId: measure.applicantId });
  if (!states.includes(measure.state)) throw refuse('measure.state', { state: measure.state });
  const { id: person } = getPerson(context.actor);
  if (person === measure.proposedBy || person === measure.review?.by) throw refuse('measure.same-person');
  return measure;
}

async function settle(
  context: VerbContext, measure: StoredMeasure, done: { act: string; details?: AuditDetails },
): Promise<void> {
  await putMeasure(context.tx, measure);
  await recordAudit(context, {
    ...done, object: { kind: 'measure', id: measure.id }, concerns: [{ kind: 'applicant', id: measure.applicantId }],
  });
}
