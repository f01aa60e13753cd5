import type { ProposeMeasure } from '@qingce/contract';
import { parseYuan } from '@qingce/values';
import { getApplicant, requireReach } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { lastDayWithin } from './measure.ts';
import type { StoredMeasure } from './measure.ts';
import { putMeasure } from './measure.sql.ts';

/**
 * 提出一企一策 — for one applicant, on a subject that the policy lets be proposed, under a ceiling and with an end (4.3).
 * Refuses with applicant.not-found, identity.own-applicant, identity.other-district, policy.not-found,
 * measure.not-foreseen, measure.subject, measure.ceiling and measure.too-long.
 */
export async function proposeMeasure(context: VerbContext, input: ProposeMeasure): Promise<StoredMeasure> {
  const applicant = await getApplicant(context, input.applicantId);
  await requireReach(context, { applicantId: applicant.id });
  const policy = await getPolicyInForce(context.tx, input.policy);
  const foreseen = policy.process.individual;
  if (!foreseen) throw refuse('measure.not-foreseen');
  if (!foreseen.subjects.some(({ id }) => id === input.subject)) {
    throw refuse('measure.subject', { subjects: foreseen.subjects.map(({ name }) => name.zh).join('、') }, 'subject');
  }
  const ceilingFen = parseYuan(input.ceiling) ?? 0n;
  if (ceilingFen <= 0n) throw refuse('measure.ceiling', undefined, 'ceiling');
  const last = lastDayWithin(context.today, foreseen.years);
  if (input.expiresOn < context.today || input.expiresOn > last)
    throw refuse('measure.too-long', { years: `${foreseen.years}`, last }, 'expiresOn');
  const { subject, purpose, expiresOn } = input;
  const measure: StoredMeasure = {
    id: context.newId(), policy: policy.id, applicantId: applicant.id, subject, purpose, ceilingFen, expiresOn,
    state: 'proposed', proposedBy: getPerson(context.actor).id, proposedAt: context.businessNow, review: null,
    approval: null, rejectedWhy: null,
  };
  await putMeasure(context.tx, measure);
  await recordAudit(context, {
    act: 'measure.propose', object: { kind: 'measure', id: measure.id },
    concerns: [{ kind: 'applicant', id: applicant.id }], details: { subject, ceiling: input.ceiling, expiresOn },
  });
  return measure;
}
