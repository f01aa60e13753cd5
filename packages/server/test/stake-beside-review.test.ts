import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noStakeStatement } from '@qingce/contract';
import type { CaseFile, ReviewList } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from './build-test-app.ts';
import type { Reply, TestApp, Visitor } from './build-test-app.ts';
import { aReviewedClaim, creditCodes, grantFor } from './claim-on-its-way.ts';
import type { ClaimOnItsWay } from './claim-on-its-way.ts';
import { castOf, lighthouse } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';

onBothDatabases('a stake declared beside the handing in of a review', (database) => {
  let server: TestApp;
  let cast: Cast;
  let claim: ClaimOnItsWay | undefined;
  let listed: { listId: string; hash: string };

  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    await grantFor(cast, 1);
    claim = await aReviewedClaim(server, cast, creditCodes[0] ?? '');
    const composed = await cast.chief.post('/api/review-lists', { claims: [claim.id] });
    listed = composed.body as typeof listed;
    await sign(cast.director);
  });
  afterAll(() => server.close());

  const sign = (signer: Visitor): Promise<Reply> =>
    signer.post(`/api/review-lists/${listed.listId}/sign`, { hash: listed.hash, noStake: true, opinion: '同意' });
  const list = async (): Promise<ReviewList> =>
    (await cast.auditor.get(`/api/review-lists/${listed.listId}`)).body as ReviewList;
  const file = async (): Promise<CaseFile> =>
    (await cast.auditor.get(`/api/claims/${claim?.id}`)).body as CaseFile;

  test('nobody signs without declaring that they have none, and the words are kept with the signature', async () => {
    const silent = await cast.reviewer.post(`/api/review-lists/${listed.listId}/sign`, {
      hash: listed.hash, opinion: '同意',
    });
    expect(silent.codes).toEqual(['request.invalid']);
    expect((await list()).signatures).toMatchObject([{ office: 'commerce', noStake: true }]);
    const { rows } = await sql<{ no_stake: string }>`
      select no_stake from review_signature where list_id = ${listed.listId}`.execute(database().kysely);
    expect(rows).toEqual([{ no_stake: noStakeStatement.zh }]);
    await expect(sql`insert into review_signature (list_id, office, signed_by, hash, opinion, signed_at)
      select list_id, 'finance', signed_by, hash, opinion, signed_at from review_signature`.execute(database().kysely))
      .rejects.toThrow('review_signature_no_stake');
  });

  test('declaring a stake is taken for handing in the review: never', async () => {
    const declared = await cast.reviewer.post(`/api/claims/${claim?.id}/recuse`, { reason: '配偶在该公司任职' });
    expect(declared.codes).toEqual([]);
    expect((await list()).signatures.map(({ office }) => office)).toEqual(['commerce']);
    expect((await list()).opinions.map(({ office }) => office)).toEqual(['commerce']);
    expect(await list()).toMatchObject({ state: 'open', disagreements: [] });
    expect((await file()).claim).toMatchObject({ state: 'reviewed', amount: lighthouse.award });
    expect((await file()).timeline.filter(({ act }) => act === 'review.sign-list')).toHaveLength(1);
  });

  test('who declared it hands in no review either, and another of the office does', async () => {
    expect((await sign(cast.reviewer)).codes).toEqual(['identity.recused']);
    const colleague = await server.signedInAs('finance-reviewer', 'finance');
    expect((await sign(colleague)).codes).toEqual([]);
    expect((await file()).claim.state).toBe('jointly-approved');
  });
});
