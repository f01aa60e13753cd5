import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile, ClaimLine } from '@qingce/contract';
import { onBothDatabases, onPostgresql } from '@qingce/database/test';
import type { Database } from '@qingce/database';
import { sql } from 'kysely';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { aReviewedClaim, creditCodeOf, decide, grantFor } from '../../test/claim-on-its-way.ts';
import type { ClaimOnItsWay } from '../../test/claim-on-its-way.ts';
import { aDraft, aFirm, castOf, rentFacts } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';

const changed = ['review.fact-changed'];
let firms = 700;

/** A server with its cast, and what the tests do with both. */
async function aStage(database: Database) {
  const server = await buildTestApp(database);
  const cast = await castOf(server);
  await grantFor(cast, 3);
  const aClaim = (): Promise<ClaimOnItsWay> => aReviewedClaim(server, cast, creditCodeOf((firms += 1)));
  const record = async (claim: ClaimOnItsWay, facts: object, validFrom: string | null = null): Promise<void> => {
    const said = await cast.clerk.post(`/api/applicants/${claim.applicantId}/register-facts`, {
      facts, source: '撤销认定的通知', documentNo: '清商〔2017〕3号', validFrom,
    });
    expect(said.codes).toEqual([]);
  };
  const compose = async (...claims: ClaimOnItsWay[]): Promise<{ listId: string; hash: string }> => {
    const composed = await cast.chief.post('/api/review-lists', { claims: claims.map(({ id }) => id) });
    expect(composed.codes).toEqual([]);
    return composed.body as { listId: string; hash: string };
  };
  const sign = ({ listId, hash }: { listId: string; hash: string }, signer: Visitor): Promise<Reply> =>
    signer.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion: '同意' });
  const file = async ({ id }: ClaimOnItsWay, visitor: Visitor = cast.chief): Promise<CaseFile> =>
    (await visitor.get(`/api/claims/${id}`)).body as CaseFile;
  const reverify = (claim: ClaimOnItsWay): Promise<Reply> => cast.chief.post(`/api/claims/${claim.id}/reverify`);
  return { server, cast, aClaim, record, compose, sign, file, reverify };
}

onBothDatabases('a fact that the register says otherwise since the proposal', (database) => {
  let stage: Awaited<ReturnType<typeof aStage>>;
  let cast: Cast;
  beforeAll(async () => {
    stage = await aStage(database());
    cast = stage.cast;
  });
  afterAll(() => stage.server.close());

  test('stops the signature of a list that a bureau has signed, until the line is verified anew', async () => {
    const [falling, standing] = [await stage.aClaim(), await stage.aClaim()];
    const list = await stage.compose(falling, standing);
    expect((await stage.sign(list, cast.director)).codes).toEqual([]);
    expect((await stage.reverify(falling)).codes).toEqual(['review.nothing-changed']);
    await stage.record(falling, { recognized: false }, '2016-01-01');
    const refused = await stage.sign(list, cast.reviewer);
    expect(refused.body).toMatchObject({ errors: [{ code: 'review.fact-changed', fields: {
      from: '是 yes', to: '否 no', since: '2016-01-01', source: '撤销认定的通知 清商〔2017〕3号',
    } }] });
    expect((await stage.file(falling)).registerChanges).toMatchObject([
      { key: 'recognized', from: true, to: false, since: '2016-01-01', documentNo: '清商〔2017〕3号' },
    ]);
    const work = (await cast.chief.get('/api/worklist')).body as ClaimLine[];
    expect(work.filter(({ actions }) => actions.includes('review.reverify')).map(({ id }) => id)).toEqual([falling.id]);
    expect((await stage.reverify(falling)).codes).toEqual([]);
    expect(await stage.file(falling)).toMatchObject({
      claim: { state: 'accepted', onList: false }, registerChanges: [], acceptedAnswer: { outcome: 'ineligible' },
    });
    expect((await stage.sign(list, cast.reviewer)).codes, 'the other line is signed for').toEqual([]);
    expect((await stage.file(standing)).claim.state).toBe('jointly-approved');
  });

  test('stops no claim of another year, nor by a fact that the policy does not ask for', async () => {
    const claim = await stage.aClaim();
    await stage.record(claim, { recognized: false }, '2017-01-01');
    await stage.record(claim, { somethingElse: true });
    const list = await stage.compose(claim);
    expect((await stage.sign(list, cast.director)).codes).toEqual([]);
    await cast.chief.post(`/api/review-lists/${list.listId}/dissolve`, { reason: '试' });
  });

  test('stops a list, a notice and a decision; put right, they go on', async () => {
    const claim = await stage.aClaim();
    const fall = () => stage.record(claim, { statisticsFiled: false }, '2016-07-01');
    const mend = () => stage.record(claim, { statisticsFiled: true }, '2016-07-01');
    await fall();
    expect((await cast.chief.post('/api/review-lists', { claims: [claim.id] })).codes).toEqual(changed);
    expect((await stage.file(claim)).registerChanges, 'it says both of the year')
      .toMatchObject([{ key: 'statisticsFiled', from: true, to: null }]);
    await mend();
    const list = await stage.compose(claim);
    for (const signer of [cast.director, cast.reviewer]) expect((await stage.sign(list, signer)).codes).toEqual([]);
    await fall();
    expect((await cast.clerk.post('/api/notices', { listId: list.listId })).codes).toEqual(changed);
    await mend();
    expect((await cast.clerk.post('/api/notices', { listId: list.listId })).codes).toEqual([]);
    await fall();
    stage.server.clock.business = '2017-04-28T09:00:00.000+08:00';
    expect((await cast.government.post(`/api/claims/${claim.id}/decide`, { note: '同意' })).codes).toEqual(changed);
    const recalled = await cast.director.post(`/api/claims/${claim.id}/recall-line`, {
      reason: '登记变更', step: 'verification',
    });
    expect(recalled.codes).toEqual([]);
    stage.server.clock.business = '2017-04-15T10:00:00.000+08:00';
  });

  test('stops the order of what was decided, which begins anew at its verification', async () => {
    const claim = await stage.aClaim();
    await decide(stage.server, cast, [claim]);
    await stage.record(claim, { recognized: null });
    const order = (): Promise<Reply> => cast.financeClerk.post(`/api/claims/${claim.id}/order-payment`);
    expect((await order()).codes).toEqual(changed);
    const { actions } = await stage.file(claim, cast.financeClerk);
    expect(actions.find(({ action }) => action === 'payment.order'))
      .toMatchObject({ allowed: false, why: { code: 'review.fact-changed' } });
    expect((await stage.reverify(claim)).codes).toEqual([]);
    expect(await stage.file(claim)).toMatchObject({
      claim: { state: 'accepted' }, decision: null, formerDecisions: [{ kind: 'award' }],
    });
    expect((await order()).codes).toEqual(['claim.wrong-state']);
    stage.server.clock.business = '2017-04-15T10:00:00.000+08:00';
  });

  test('stands beside what the applicant says otherwise, with its source, and is what is assessed', async () => {
    const firm = await aFirm(stage.server, cast, { name: '示例企业', creditCode: creditCodeOf((firms += 1)) });
    const said = { ...rentFacts(), applicant: { statisticsFiled: false, recognized: true, registeredIn: '000000' } };
    const { register, claimed } = (await firm.holder.get(`/api/claims/${await aDraft(stage.server, firm, said)}`))
      .body as CaseFile;
    expect(claimed['applicant']).toMatchObject({ statisticsFiled: true, registeredIn: '441802' });
    expect(register).toContainEqual(expect.objectContaining({
      fact: 'statisticsFiled', value: true, source: '市场监管登记', said: false,
    }));
    expect(register.filter((held) => held.said !== undefined).map(({ fact }) => fact).toSorted())
      .toEqual(['registeredIn', 'statisticsFiled']);
  });
});

onPostgresql('a change of the register while a list is signed', (database) => {
  let server: TestApp | undefined;
  afterAll(() => server?.close());

  test('that was not committed yet when the signer began, is not signed over', async () => {
    const stage = await aStage(database());
    ({ server } = stage);
    const claim = await stage.aClaim();
    const list = await stage.compose(claim);
    await stage.sign(list, stage.cast.director);
    const { kysely } = database();
    let signing: Promise<Reply> | undefined;
    await kysely.transaction().execute(async (tx) => {
      await sql`select id from applicant where id = ${claim.applicantId}::uuid for update`.execute(tx);
      await sql`insert into register_fact (applicant_id, fact, value, recorded_at)
        values (${claim.applicantId}::uuid, 'recognized', 'false', now())`.execute(tx);
      signing = stage.sign(list, stage.cast.reviewer);
      await expect.poll(async () => (await sql`select 1 from pg_locks where not granted`.execute(kysely)).rows.length,
        { timeout: 60_000 }).toBeGreaterThan(0);
    });
    expect((await signing)?.codes).toEqual(changed);
    expect((await stage.file(claim)).claim.state).toBe('reviewed');
  });
});
