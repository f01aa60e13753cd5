import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WhoAmI } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp, testPassword, visitorWith } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';

onBothDatabases('one’s own password', (database) => {
  const next = 'another horse, another battery';
  let server: TestApp;
  beforeAll(async () => { server = await buildTestApp(database()); });
  afterAll(() => server.close());

  const enter = (username: string, password: string): Promise<Reply> =>
    server.visitor.post('/login', { username, password });
  const visitorOf = (reply: Reply): Visitor =>
    visitorWith(server.app, { cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '' });
  async function aPerson(): Promise<{ username: string; visitor: Visitor }> {
    const username = `u-${randomUUID().slice(0, 8)}`;
    await server.visitor.post('/api/users/sign-up', { username, password: testPassword, displayName: '韩分明' });
    return { username, visitor: visitorOf(await enter(username, testPassword)) };
  }

  test('is changed by who tells the present one, and ends the sessions elsewhere', async () => {
    const { username, visitor } = await aPerson();
    const elsewhere = visitorOf(await enter(username, testPassword));
    expect((await visitor.post('/api/me/password', { present: testPassword, next })).status).toBe(200);
    expect((await visitor.get('/api/me')).status).toBe(200);
    expect((await elsewhere.get('/api/me')).status).toBe(401);
    expect((await enter(username, testPassword)).codes).toEqual(['identity.credentials-wrong']);
    expect((await enter(username, next)).status).toBe(200);
  });

  test('stays where the present one is told wrongly, or the next is too short', async () => {
    const { username, visitor } = await aPerson();
    const wrong = await visitor.post('/api/me/password', { present: 'a guess of a passer-by', next });
    expect(wrong.codes).toEqual(['identity.password-wrong']);
    expect((await visitor.post('/api/me/password', { present: testPassword, next: 'short' })).status).toBe(422);
    expect((await enter(username, testPassword)).status).toBe(200);
  });

  test('is answered again to the same key, and is changed once by two windows at the same time', async () => {
    const { username, visitor } = await aPerson();
    const change = (to: string, key: string): Promise<Reply> =>
      visitor.post('/api/me/password', { present: testPassword, next: to }, { 'idempotency-key': key });
    const windows = [{ to: next, key: randomUUID() }, { to: `${next} 2`, key: randomUUID() }];
    const replies = await Promise.all(windows.map(({ to, key }) => change(to, key)));
    expect(replies.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 403]));
    const won = windows[replies.findIndex(({ status }) => status === 200)];
    const { to: kept, key } = won ?? { to: '', key: '' };
    expect((await change(kept, key)).status).toBe(200);
    expect((await enter(username, kept)).status).toBe(200);
  });

  test('set by somebody else is changed before anything else, with a second factor as without', async () => {
    const system = await server.signedInAs('system-admin');
    const username = `u-${randomUUID().slice(0, 8)}`;
    const given = { username, password: testPassword, displayName: '新到任' };
    expect((await system.post('/api/users', given)).status).toBe(201);
    const visitor = visitorOf(await enter(username, testPassword));
    const tried = [await visitor.get('/api/me/sessions'), await visitor.post('/api/me/totp'),
      await visitor.post('/api/me/passkeys/question'), await visitor.get('/api/claims')];
    expect(tried.map(({ codes }) => codes)).toEqual(tried.map(() => ['identity.password-not-own']));
    expect((await visitor.get('/api/me')).body).toMatchObject({ mustChangePassword: true, signInWays: ['password'] });
    const change = (to: string) => visitor.post('/api/me/password', { present: testPassword, next: to });
    expect((await change(testPassword)).codes).toEqual(['identity.password-unchanged']);
    await sql`update user_session set method = 'totp'`.execute(database().kysely);
    expect((await visitor.get('/api/claims')).codes).toEqual(['identity.password-not-own']);
    expect((await change(next)).status).toBe(200);
    expect((await visitor.get('/api/me')).body).toMatchObject({ mustChangePassword: false });
    expect((await visitor.get('/api/claims')).status).toBe(200);
  });

  test('forgotten by an officer is set by one administrator, and the post given again by another', async () => {
    const { username, visitor } = await aPerson();
    const { userId } = (await visitor.get('/api/me')).body as WhoAmI;
    const post = { role: 'commerce-clerk', unit: 'commerce' } as const;
    const [system, security] = [await server.signedInAs('system-admin'), await server.signedInAs('security-admin')];
    const set = (id: string) => system.post(`/api/users/${id}/password`, { password: next });
    expect((await set(userId)).codes, 'by a letter, without a post').toEqual(['identity.reset-by-mail']);
    await security.post(`/api/users/${userId}/post`, post);
    const officer = visitorOf(await enter(username, testPassword));
    expect((await security.post(`/api/users/${userId}/password`, { password: next })).codes)
      .toEqual(['identity.not-permitted']);
    expect((await set(security.userId ?? '')).codes).toEqual(['identity.reset-administrator']);
    expect((await set(system.userId ?? '')).codes).toEqual(['identity.reset-administrator']);
    expect([(await set(userId)).status, (await set(userId)).status], 'again, if it was mistyped').toEqual([200, 200]);
    expect((await officer.get('/api/me')).status).toBe(401);
    expect((await enter(username, testPassword)).codes).toEqual(['identity.credentials-wrong']);
    const again = visitorOf(await enter(username, next));
    expect((await again.get('/api/me')).body).toMatchObject({ role: 'applicant-clerk', mustChangePassword: true });
    await security.post(`/api/users/${userId}/post`, post);
    const back = visitorOf(await enter(username, next));
    expect((await back.get('/api/claims')).codes).toEqual(['identity.password-not-own']);
    expect((await back.post('/api/me/password', { present: next, next: `${next} of my own` })).status).toBe(200);
    expect((await back.get('/api/claims')).status).toBe(200);
  });

  test('is nobody’s to change who is not signed in', async () => {
    expect((await server.visitor.post('/api/me/password', { present: testPassword, next })).status).toBe(401);
  });
});
