import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile } from '@qingce/contract';
import type { Database } from '@qingce/database';
import { onBothDatabases } from '@qingce/database/test';
import { compilePolicy } from '@qingce/policy-language';
import { listActs } from '../src/audit/index.ts';
import { publishPolicy } from '../src/policy/index.ts';
import { buildTestApp } from './build-test-app.ts';
import type { Reply, TestApp, Visitor } from './build-test-app.ts';
import { aReviewedClaim, creditCodes, grantFor } from './claim-on-its-way.ts';
import { castOf, publishStoryPolicy, storyText } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';

const levels = /^ {2}approvals:\n(?: {4}.*\n)+/m;

/** A claim of 699,500.00 yuan whose notice has run its days, under the story's policy with that text altered. */
async function inNotice(server: TestApp, cast: Cast, alter: (policy: string) => string): Promise<string> {
  await publishStoryPolicy(server);
  const { source, policy } = await storyText();
  const altered = compilePolicy({ source, policy: alter(policy) });
  expect(altered.complaints.filter(({ severity }) => severity === 'error')).toEqual([]);
  await grantFor(cast, 1);
  // The version that a claim is bound to is the one in force when it is submitted.
  const { id } = await aReviewedClaim(server, cast, creditCodes[0] ?? '', {
    beforeSubmission: async () => { await server.run(publishPolicy, altered.policy!); },
  });
  const composed = await cast.chief.post('/api/review-lists', { claims: [id] });
  const { listId, hash } = composed.body as { listId: string; hash: string };
  for (const signer of [cast.director, cast.reviewer])
    await signer.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion: '同意' });
  server.clock.business = '2017-04-20T09:00:00.000+08:00';
  await cast.clerk.post('/api/notices', { listId });
  server.clock.business = '2017-04-28T09:00:00.000+08:00';
  return id;
}
/** What the trail says of decisions that were tried and denied: the post, and the refusal. */
async function denialsOf(database: Database, id: string): Promise<unknown[]> {
  const kept = await listActs(database.kysely, { kind: 'address', id: `/api/claims/${id}/decide` });
  return kept.map(({ outcome, actorRole, details }) => [outcome, actorRole, details['refusal']]);
}
const decide = (by: Visitor, id: string): Promise<Reply> => by.post(`/api/claims/${id}/decide`, { note: '同意' });

onBothDatabases('an award above a threshold', (database) => {
  let server: TestApp;
  let cast: Cast;
  let id: string;
  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    id = await inNotice(server, cast, (policy) => policy.replace('above: 1000000元', 'above: 500000元'));
  });
  afterAll(() => server.close());
  const file = async (): Promise<CaseFile> => (await cast.auditor.get(`/api/claims/${id}`)).body as CaseFile;

  test('is not approved while its threshold cannot be read: an error, nothing changed, the attempt kept', async () => {
    const renamed = (from: string, to: string) =>
      sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(database().kysely);
    await renamed('award_approval', 'award_approval_away');
    const tried = await decide(cast.government, id);
    await renamed('award_approval_away', 'award_approval');
    expect([tried.status, tried.codes]).toEqual([500, ['service.failed']]);
    expect(await file()).toMatchObject({
      claim: { state: 'in-notice' }, decision: null, approvals: [{ by: null }, { by: null }],
    });
    expect(await denialsOf(database(), id)).toEqual([['denied', 'city-government', 'service.failed']]);
  });

  test('is decided by the last of several people, each another one', async () => {
    expect((await decide(cast.government, id)).codes).toEqual([]);
    expect(await file()).toMatchObject({
      claim: { state: 'in-notice' }, decision: null,
      approvals: [
        { level: 'decision', by: expect.stringContaining('city-government') as string }, { level: 'major', by: null },
      ],
    });
    expect((await decide(cast.government, id)).codes).toEqual(['claim.signed-before']);
    const elsewhere = await server.signedInAs('city-government', 'audit');
    expect((await decide(elsewhere, id)).codes).toEqual(['award.other-level']);
    const other = await server.signedInAs('city-government', 'city-government');
    expect((await decide(other, id)).codes).toEqual([]);
    expect((await file()).claim.state).toBe('decided');
    expect(await denialsOf(database(), id)).toEqual([
      ['denied', 'city-government', 'service.failed'], ['denied', 'city-government', 'claim.signed-before'],
      ['denied', 'city-government', 'award.other-level'],
    ]);
  });
});

onBothDatabases('a threshold that cannot be read', (database) => {
  test('approves nothing, where a peer let the payment pass', async () => {
    const server = await buildTestApp(database());
    const cast = await castOf(server);
    const id = await inNotice(server, cast, (policy) => policy.replace(levels, ''));
    expect((await decide(cast.government, id)).codes).toEqual(['award.no-approval-level']);
    const file = (await cast.government.get(`/api/claims/${id}`)).body as CaseFile;
    expect(file).toMatchObject({ claim: { state: 'in-notice' }, decision: null, approvals: [] });
    expect(file.actions).toMatchObject([{ action: 'award.decide', why: { code: 'award.no-approval-level' } }]);
    expect(await denialsOf(database(), id)).toEqual([['denied', 'city-government', 'award.no-approval-level']]);
    await server.close();
  });
});
