import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noStakeStatement } from '@qingce/contract';
import type { CaseFile, Messages, ReviewList } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { assignPost } from '../src/identity/index.ts';
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
  let recused: Visitor;
  let far: Visitor;

  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    await grantFor(cast, 1);
    claim = await aReviewedClaim(server, cast, creditCodes[0] ?? '');
    [recused, far] = [await server.signedInAs('finance-reviewer', 'finance'), await otherDistrict()];
    await recused.post(`/api/claims/${claim.id}/recuse`, { reason: '亲属任职' });
    await wantsLetters(cast.reviewer);
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

  async function otherDistrict(): Promise<Visitor> {
    const officer = await server.signedInAs('finance-reviewer', 'finance');
    await server.run(assignPost, {
      userId: officer.userId ?? '', role: 'finance-reviewer', unit: 'finance', district: '441881',
    });
    return officer;
  }
  /** A confirmed address, and a letter for each message. */
  const wantsLetters = ({ userId = '' }: Visitor) => sql`
    insert into mail_address (user_id, address, language, rhythm, confirmed_at)
    values (${userId}, 'reviewer@office.example', 'zh-CN', 'each', '2017-01-01T00:00:00+08:00')`
    .execute(database().kysely);
  const toldOf = async (officer: Visitor): Promise<unknown[]> =>
    ((await officer.get('/api/me/messages')).body as Messages).messages
      .filter(({ about }) => about.kind === 'review-list').map(({ act, about, fields }) => [act, about.id, fields]);
  const letters = async () => (await sql<{ state: string; body: string }>`select state, body from mail
    where user_id = ${cast.reviewer.userId} order by body`.execute(database().kysely)).rows;
  const aDailyLetter = (body: string) => sql`
    insert into mail (id, user_id, address, subject, body, is_secret, state, due_at)
    values (${randomUUID()}, ${cast.reviewer.userId}, 'reviewer@office.example', '', ${body}, false, 'waiting',
      '2017-01-01T00:00:00+08:00')`.execute(database().kysely);

  test('a list is told to those who may sign it, by number and total, and to nobody with a stake in it', async () => {
    const { number } = await list();
    const told = ['review.list-waits', listed.listId, { number, count: '1', total: lighthouse.award }];
    expect(await Promise.all([cast.director, cast.reviewer].map(toldOf))).toEqual([[told], [told]]);
    expect(await Promise.all([recused, cast.chief, cast.clerk, cast.auditor].map(toldOf))).toEqual([[], [], [], []]);
    const { rows } = await sql`select id from message where user_id = ${far.userId}`.execute(database().kysely);
    expect(rows, 'a post of another district').toEqual([]);
    const link = expect.stringContaining(`/app/review-lists/${listed.listId}`) as string;
    expect(await letters()).toEqual([{ state: 'waiting', body: link }]);
  });

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
    await aDailyLetter(`1 · 2017-0001 {site}/app/cases/${claim?.id}`);
    await aDailyLetter('2 · 2017-0002 {site}/app/cases/another');
    const declared = await cast.reviewer.post(`/api/claims/${claim?.id}/recuse`, { reason: '配偶在该公司任职' });
    expect(declared.codes).toEqual([]);
    expect(await toldOf(cast.reviewer), 'what was told of the list is shown no more').toEqual([]);
    const states = (await letters()).map(({ state, body }) => [body.includes('another'), state]);
    expect(states, 'nor does a letter go out that waited and names the claim or its list').toEqual([
      [false, 'withheld'], [true, 'waiting'], [false, 'withheld'],
    ]);
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
