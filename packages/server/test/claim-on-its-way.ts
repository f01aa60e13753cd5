import { creditCodeProblem } from '@qingce/values';
import { lighthouse, aDraft, aFirm, rentFacts } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';
import type { TestApp, Visitor } from './build-test-app.ts';

export interface ClaimOnItsWay {
  readonly id: string;
  readonly applicantId: string;
  readonly holder: Visitor;
}

/** Sound credit codes, one a firm. */
export const creditCodes = ['914418020812345617', '91441802MA4UJX7K3L', '91350100M000100Y43', '12441800456789011U'];

/** The sound credit code of the n-th firm of a test, for tests that need many. */
export function creditCodeOf(n: number): string {
  const digits = `91441802MA5${`${n}`.padStart(6, '0')}`;
  const problem = creditCodeProblem(`${digits}0`);
  return problem?.kind === 'check' ? `${digits}${problem.expected}` : `${digits}0`;
}

/**
 * The rent claim of one more firm, or one more of a firm, submitted, accepted, confirmed by its offices and proposed by
 * the chief.
 */
export async function aReviewedClaim(
  server: TestApp, cast: Cast, of: string | Pick<ClaimOnItsWay, 'holder' | 'applicantId'>,
  { monthlyRent = '75000.00', claimYear, item = 'premises-rent', beforeSubmission }: {
    monthlyRent?: string; claimYear?: number; item?: 'premises-rent' | 'seat-rent';
    beforeSubmission?: () => Promise<void>;
  } = {},
): Promise<ClaimOnItsWay> {
  const firm = typeof of === 'string'
    ? await aFirm(server, cast, { name: `示例企业 ${of.slice(-4)}`, creditCode: of })
    : of;
  const facts = rentFacts();
  // Rented seats are claimed without a rent; an undefined one does not travel.
  const rent = item === 'seat-rent' ? undefined : monthlyRent;
  const items = facts.items.map((lease) => ({ ...lease, item, monthlyRent: rent }));
  const id = await aDraft(server, firm, { ...facts, items }, claimYear);
  await beforeSubmission?.();
  await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
  const find = (visitor: Visitor, path: string, value: unknown) =>
    visitor.post(`/api/claims/${id}/findings`, { path: `items[0].${path}`, value });
  await cast.clerk.post(`/api/claims/${id}/accept`);
  await find(cast.otherClerk, 'landConcession', false);
  for (const inspector of [cast.firstInspector, cast.secondInspector]) {
    await find(inspector, 'moveInDate', '2016-01-01');
    await find(inspector, 'seatsVerified', true);
    await find(inspector, 'seats', lighthouse.seats);
  }
  await cast.chief.post(`/api/claims/${id}/propose`, { note: '同意初审' });
  return { id, applicantId: firm.applicantId, holder: firm.holder };
}

/** Money and ratios for that many claims of the story. */
export async function grantFor(cast: Cast, claims: number): Promise<void> {
  const funds = `/api/funds/${lighthouse.policy}`;
  const amount = `${700_000 * claims}.00`;
  await cast.reviewer.post(`${funds}/appropriations`, { year: 2017, amount, documentNo: '示例指标〔2017〕9号' });
  await cast.reviewer.post(`${funds}/shares`, {
    from: '2017-01-01', shares: { city: '0.6', district: '0.4' }, basis: '示例：假设的分成比例',
  });
}

/** Brings reviewed claims through list, signatures and notice to the government's decision; moves the clock. */
export async function decide(
  server: TestApp, cast: Cast, claims: readonly ClaimOnItsWay[],
  { published, decided: decidedOn } = { published: '2017-04-20', decided: '2017-04-28' },
): Promise<void> {
  const composed = await cast.chief.post('/api/review-lists', { claims: claims.map(({ id }) => id) });
  const { listId, hash } = composed.body as { listId: string; hash: string };
  for (const signer of [cast.director, cast.reviewer]) {
    await signer.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion: '同意' });
  }
  server.clock.business = `${published}T09:00:00.000+08:00`;
  await cast.clerk.post('/api/notices', { listId });
  server.clock.business = `${decidedOn}T09:00:00.000+08:00`;
  for (const { id } of claims) {
    const decided = await cast.government.post(`/api/claims/${id}/decide`, { note: '同意拨付' });
    if (decided.status !== 200) throw new Error(`deciding: ${JSON.stringify(decided.body)}`);
  }
}

/** 合并 — two people of the office make a duplicate a part of the applicant that stays. */
export async function mergeInto(cast: Cast, duplicate: string, whole: string): Promise<void> {
  const evidence = '登记机关出具的同一主体证明（示例）';
  const proposed = await cast.clerk.post(`/api/applicants/${duplicate}/merges`, { into: whole, evidence });
  const { id } = proposed.body as { id: string };
  const decided = await cast.chief.post(`/api/applicant-corrections/${id}/decide`, { confirm: true, note: '同意' });
  if (decided.status !== 200) throw new Error(`merging: ${JSON.stringify([proposed.body, decided.body])}`);
}
