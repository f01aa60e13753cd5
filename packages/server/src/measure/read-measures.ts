import type { Measure } from '@qingce/contract';
import { formatYuan } from '@qingce/values';
import { getApplicant, withinReach } from '../applicant/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import type { StoredMeasure } from './measure.ts';
import { totalsOf } from './measure.ts';
import { listStoredMeasures } from './measure.sql.ts';

type Reading = Pick<VerbContext, 'tx'>;

/** 一企一策 — every measure that the officer may deal with, and all that is on record about it. */
export async function listMeasures(context: Pick<VerbContext, 'tx' | 'actor'>): Promise<Measure[]> {
  const measures: Measure[] = [];
  // A measure belongs to no claim: a stake is one in its applicant.
  const affairs = (await listStoredMeasures(context.tx)).map((stored) => ({ applicantId: stored.applicantId, stored }));
  for (const { stored } of await withinReach(context, affairs)) measures.push(await shown(context, stored));
  return measures;
}

/** What is published of measures: count and total of all, and the details of those that are disclosed. */
export interface PublishedMeasures {
  readonly count: number;
  readonly total: string;
  readonly withheld: number;
  readonly disclosed: readonly Measure[];
}

/** 一企一策公开 — for anyone; what is withheld counts, and is not told. */
export async function publishedMeasures(context: Reading): Promise<PublishedMeasures> {
  const stored = await listStoredMeasures(context.tx);
  const { count, totalFen, withheld } = totalsOf(stored);
  const disclosed: Measure[] = [];
  for (const measure of stored.filter(({ approval }) => approval?.disclosure === 'full')) {
    disclosed.push(await shown(context, measure));
  }
  return { count, total: formatYuan(totalFen), withheld, disclosed };
}

async function shown(context: Reading, stored: StoredMeasure): Promise<Measure> {
  const { review, approval } = stored;
  const policy = await getPolicyInForce(context.tx, stored.policy);
  const named = policy.process.individual?.subjects.find(({ id }) => id === stored.subject)?.name;
  const people = [stored.proposedBy, review?.by, approval?.by].filter((id) => id !== undefined);
  const names = await findDisplayNames(context.tx, people);
  const nameOf = (id: string): string => names.get(id) ?? '';
  return {
    id: stored.id, policy: stored.policy, applicantId: stored.applicantId,
    applicant: (await getApplicant(context, stored.applicantId)).name,
    subject: named ?? { zh: stored.subject, en: stored.subject }, purpose: stored.purpose,
    ceiling: formatYuan(stored.ceilingFen), expiresOn: stored.expiresOn, state: stored.state,
    proposedBy: nameOf(stored.proposedBy), proposedAt: stored.proposedAt, rejectedWhy: stored.rejectedWhy,
    review: review && { ...review, by: nameOf(review.by) },
    approval: approval && {
      number: approval.number, amount: formatYuan(approval.fen), on: approval.on, by: nameOf(approval.by),
      disclosure: approval.disclosure, withheldWhy: approval.withheldWhy,
    },
  };
}
