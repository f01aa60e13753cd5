import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecoveryCodes, TotpBegun, UserSession } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp, testPassword, visitorWith } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { assignPost } from './assign-post.ts';

onBothDatabases('a second factor', (database) => {
  let server: TestApp;
  beforeAll(async () => { server = await buildTestApp(database()); });
  afterAll(() => server.close());

  interface Person { readonly username: string; readonly userId: string; readonly visitor: Visitor }
  const enter = (username: string, code?: string, agent = 'Firefox'): Promise<Reply> => server.visitor.post(
    '/login', { username, password: testPassword, ...(code === undefined ? {} : { code }) }, { 'user-agent': agent });
  const visitorOf = (reply: Reply): Visitor =>
    visitorWith(server.app, { cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '' });
  async function aPerson(): Promise<Person> {
    const username = `u-${randomUUID().slice(0, 8)}`;
    const signedUp = await server.visitor.post('/api/users/sign-up', {
      username, password: testPassword, displayName: '韩分明',
    });
    const { userId } = signedUp.body as { userId: string };
    return { username, userId, visitor: visitorOf(await enter(username)) };
  }
  const codeOf = (secret: string, stepsLater = 0): string => new TOTP({ secret: Secret.fromBase32(secret) })
    .generate({ timestamp: Date.parse(server.clock.real) + stepsLater * 30_000 });
  async function enrolled(): Promise<Person & { secret: string; codes: readonly string[] }> {
    const person = await aPerson();
    const { secret } = (await person.visitor.post('/api/me/totp')).body as TotpBegun;
    const confirmed = await person.visitor.post('/api/me/totp/confirm', { code: codeOf(secret) });
    server.passMinutes(1);
    return { ...person, secret, codes: (confirmed.body as RecoveryCodes).codes };
  }

  test('is begun with an address for the QR code, and counts once a code confirmed it', async () => {
    const { visitor, username } = await aPerson();
    const begun = (await visitor.post('/api/me/totp')).body as TotpBegun;
    expect(begun.uri).toBe(
      `otpauth://totp/Qingce:${username}?issuer=Qingce&secret=${begun.secret}&algorithm=SHA1&digits=6&period=30`);
    expect((await enter(username)).status).toBe(200);
    expect((await visitor.post('/api/me/totp/confirm', { code: '000000' })).codes).toEqual(['identity.code-wrong']);
    const confirmed = await visitor.post('/api/me/totp/confirm', { code: codeOf(begun.secret) });
    expect(new Set((confirmed.body as RecoveryCodes).codes).size).toBe(10);
    expect((await visitor.get('/api/me/protection')).body)
      .toEqual({ hasTotp: true, recoveryCodesLeft: 10, oidc: null });
    expect((await visitor.post('/api/me/totp')).codes).toEqual(['identity.totp-set']);
  });

  test('is asked for after the password, and only then', async () => {
    const { username, secret } = await enrolled();
    expect((await enter(username)).codes).toEqual(['identity.code-required']);
    const wrong = await server.visitor.post('/login', { username, password: 'wrong', code: codeOf(secret) });
    expect(wrong.codes).toEqual(['identity.credentials-wrong']);
    const reply = await enter(username, codeOf(secret));
    expect((await visitorOf(reply).get('/api/me')).body).toMatchObject({ method: 'totp' });
  });

  test('takes a code once, and none of an earlier step after a later one', async () => {
    const { username, secret } = await enrolled();
    const [now, before, next] = [codeOf(secret), codeOf(secret, -1), codeOf(secret, 1)];
    expect((await enter(username, now)).status).toBe(200);
    expect((await enter(username, now)).codes).toEqual(['identity.code-wrong']);
    expect((await enter(username, before)).codes).toEqual(['identity.code-wrong']);
    expect((await enter(username, next)).status).toBe(200);
  });

  test.each([
    [-2, 401], [-1, 200], [1, 200], [2, 401],
  ])('of a clock that is %i steps off: %i', async (steps, status) => {
    const { username, secret } = await enrolled();
    expect((await enter(username, codeOf(secret, steps))).status).toBe(status);
  });

  test('twice at once enters once', async () => {
    const { username, secret } = await enrolled();
    const replies = await Promise.all([enter(username, codeOf(secret)), enter(username, codeOf(secret))]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
  });

  test('five wrong codes are five failures', async () => {
    const { username, secret } = await enrolled();
    for (let tries = 0; tries < 5; tries += 1) await enter(username, '000000');
    expect((await enter(username, codeOf(secret))).codes).toEqual(['identity.too-many-attempts']);
  });

  test('has recovery codes, each good once, kept as hashes', async () => {
    const { username, codes } = await enrolled();
    const [code = ''] = codes;
    expect((await enter(username, `${code.slice(0, 8)}-${code.slice(8).toLowerCase()}`)).status).toBe(200);
    expect((await enter(username, code)).codes).toEqual(['identity.code-wrong']);
    const { rows } = await sql<{ kept: string }>`
      select coalesce(string_agg(code_sha256, ' '), '') as kept from recovery_code`.execute(database().kysely);
    expect(codes.filter((each) => rows[0]?.kept.includes(each) === true)).toEqual([]);
  });

  test('is removed with a code, and reset by the security administrator alone', async () => {
    const { username, userId, secret, visitor } = await enrolled();
    expect((await visitor.post('/api/me/totp/remove', { code: '123456' })).codes).toEqual(['identity.code-wrong']);
    expect((await visitor.post('/api/me/totp/remove', { code: codeOf(secret) })).status).toBe(200);
    expect((await enter(username)).status).toBe(200);
    const other = await enrolled();
    const reset = `/api/users/${other.userId}/totp/reset`;
    expect((await (await server.signedInAs('system-admin')).post(reset)).codes).toEqual(['identity.not-permitted']);
    expect((await (await server.signedInAs('security-admin')).post(reset)).status).toBe(200);
    expect((await other.visitor.get('/api/me')).status).toBe(401);
    expect([userId === other.userId, (await enter(other.username)).status]).toEqual([false, 200]);
  });

  test('by the plain form, without script, is asked for in a field of its own', async () => {
    const { username, secret } = await enrolled();
    const form = (fields: Record<string, string>) => server.visitor.post(
      '/login', new URLSearchParams({ username, password: testPassword, ...fields }).toString(),
      { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' });
    expect((await form({})).body).toContain('autocomplete="one-time-code"');
    expect((await form({ code: codeOf(secret) })).status).toBe(303);
  });

  describe('and the sessions', () => {
    test('are listed with what began them, and ended one by one or all others', async () => {
      const { visitor, username } = await aPerson();
      const phone = visitorOf(await enter(username, undefined, 'Phone'));
      const tablet = visitorOf(await enter(username, undefined, 'Tablet'));
      const sessions = (await visitor.get('/api/me/sessions')).body as UserSession[];
      expect(new Map(sessions.map(({ agent, method, isCurrent }) => [agent, `${method} ${isCurrent}`]))).toEqual(
        new Map([['Firefox', 'password true'], ['Phone', 'password false'], ['Tablet', 'password false']]));
      const ofPhone = sessions.find(({ agent }) => agent === 'Phone')?.id;
      expect((await visitor.post(`/api/me/sessions/${ofPhone}/end`)).status).toBe(200);
      expect([(await phone.get('/api/me')).status, (await tablet.get('/api/me')).status]).toEqual([401, 200]);
      expect((await visitor.post(`/api/me/sessions/${ofPhone}/end`)).codes).toEqual(['identity.session-not-found']);
      await visitor.post('/api/me/sessions/end-others');
      expect([(await tablet.get('/api/me')).status, (await visitor.get('/api/me')).status]).toEqual([401, 200]);
    });

    test('of another person are not ended', async () => {
      const [one, other] = [await aPerson(), await aPerson()];
      const [session] = (await other.visitor.get('/api/me/sessions')).body as UserSession[];
      expect((await one.visitor.post(`/api/me/sessions/${session?.id}/end`)).codes)
        .toEqual(['identity.session-not-found']);
      expect((await other.visitor.get('/api/me')).status).toBe(200);
    });

    test('begun before the second factor end when it is set, but for the one that set it', async () => {
      const { visitor, username } = await aPerson();
      const elsewhere = visitorOf(await enter(username));
      const { secret } = (await visitor.post('/api/me/totp')).body as TotpBegun;
      await visitor.post('/api/me/totp/confirm', { code: codeOf(secret) });
      expect([(await elsewhere.get('/api/me')).status, (await visitor.get('/api/me')).status]).toEqual([401, 200]);
    });
  });

  test('is wanted of the posts of the money where the deployment says so', async () => {
    const strict = await buildTestApp(database(), { secondFactorFor: 'money' });
    const person = await enrolled();
    strict.clock.real = server.clock.real;
    await server.run(assignPost, { userId: person.userId, role: 'finance-clerk', unit: 'finance' });
    const withCode = await strict.visitor.post('/login', {
      username: person.username, password: testPassword, code: codeOf(person.secret),
    });
    const strong = visitorWith(strict.app, { cookie: String(withCode.headers['set-cookie']).split(';')[0] ?? '' });
    const weak = await strict.signedInAs('finance-clerk', 'finance');
    expect((await weak.get('/api/payment-orders')).codes).toEqual(['identity.second-factor-needed']);
    expect((await weak.get('/api/me/protection')).status).toBe(200);
    expect((await strong.get('/api/payment-orders')).status).toBe(200);
    expect((await (await strict.signedInAs('commerce-clerk', 'commerce')).get('/api/claims')).status).toBe(200);
    await strict.close();
  });
});
