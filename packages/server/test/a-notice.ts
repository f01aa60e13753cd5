import type { CaseFile, Notice, ReviewList } from '@qingce/contract';
import type { Reply, TestApp, Visitor } from './build-test-app.ts';
import { aDraft, aFirm, castOf, lighthouse, publishStoryPolicy, rentFacts } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';

export interface PublishedNotice { readonly cast: Cast; readonly claimId: string; readonly notice: Notice }

/** The morning on which the clerk publishes the notice of `aNotice`; it closes on 27 April. */
export const publicationMorning = '2017-04-20T09:00:00.000+08:00';

/** A rent claim of a firm of that name, taken through every office until its list lies before the public. */
export async function aNotice(test: TestApp, firmName: string): Promise<PublishedNotice> {
  await publishStoryPolicy(test);
  const cast = await castOf(test);
  const claimId = await aReviewedClaim(test, cast, firmName);
  await cast.reviewer.post(`/api/funds/${lighthouse.policy}/appropriations`, {
    year: 2017, amount: '1000000.00', documentNo: '示例指标〔2017〕1号',
  });
  const composed = await cast.chief.post('/api/review-lists', { claims: [claimId] });
  const { listId } = composed.body as { listId: string };
  const { hash } = (await cast.director.get(`/api/review-lists/${listId}`)).body as ReviewList;
  for (const signer of [cast.director, cast.reviewer]) {
    await signer.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion: '同意' });
  }
  test.clock.business = publicationMorning;
  const { noticeId } = (await cast.clerk.post('/api/notices', { listId })).body as { noticeId: string };
  return { cast, claimId, notice: (await test.visitor.get(`/api/notices/${noticeId}`)).body as Notice };
}

async function aReviewedClaim(test: TestApp, cast: Cast, name: string): Promise<string> {
  const firm = await aFirm(test, cast, { name, creditCode: lighthouse.creditCode });
  const claimId = await aDraft(test, firm, rentFacts());
  const act = (visitor: Visitor, verb: string, body: object): Promise<Reply> =>
    visitor.post(`/api/claims/${claimId}/${verb}`, body);
  await act(firm.holder, 'submit', { revision: 1, declared: true });
  await act(cast.clerk, 'accept', {});
  await act(cast.otherClerk, 'findings', { path: 'items[0].landConcession', value: false });
  const counted = [
    ['items[0].moveInDate', '2016-01-01'],
    ['items[0].seatsVerified', true],
    ['items[0].seats', lighthouse.seats],
  ] as const;
  for (const inspector of [cast.firstInspector, cast.secondInspector]) {
    for (const [path, value] of counted) await act(inspector, 'findings', { path, value });
  }
  await act(cast.chief, 'propose', { note: '同意' });
  const { claim } = (await cast.clerk.get(`/api/claims/${claimId}`)).body as CaseFile;
  if (claim.state !== 'reviewed') throw new Error(`the claim is ${claim.state}`);
  return claimId;
}
