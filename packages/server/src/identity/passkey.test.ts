import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Passkey, PasskeyQuestion, TotpBegun } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { aDevice } from '../../test/a-device.ts';
import type { Device, Oddly } from '../../test/a-device.ts';
import { buildTestApp, testPassword, visitorWith } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { assignPost } from './assign-post.ts';

onBothDatabases('a passkey', (database) => {
  const passkeySite = { origin: 'https://fund.example.test', rpId: 'fund.example.test' };
  let server: TestApp;
  beforeAll(async () => { server = await buildTestApp(database(), { passkeySite }); });
  afterAll(() => server.close());

  interface Person { readonly username: string; readonly userId: string; readonly visitor: Visitor }
  async function aPerson(): Promise<Person> {
    const visitor = await server.signedInAs(null);
    const { username } = (await visitor.get('/api/me')).body as { username: string };
    return { visitor, username, userId: visitor.userId ?? '' };
  }
  const visitorOf = (reply: Reply, at: TestApp = server): Visitor =>
    visitorWith(at.app, { cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '' });
  const questionFor = async (visitor: Visitor): Promise<PasskeyQuestion> =>
    (await visitor.post('/api/me/passkeys/question')).body as PasskeyQuestion;
  const question = async (at: TestApp = server): Promise<PasskeyQuestion> =>
    (await at.visitor.post('/login/passkey/question')).body as PasskeyQuestion;
  async function register(visitor: Visitor, device: Device, oddly?: Oddly): Promise<Reply> {
    return visitor.post('/api/me/passkeys', device.make(await questionFor(visitor), '办公室的钥匙', oddly));
  }
  async function signIn(device: Device, oddly?: Oddly): Promise<Reply> {
    return server.visitor.post('/login/passkey', { answer: device.answer(await question(), oddly) });
  }
  async function withPasskey(): Promise<Person & { device: Device }> {
    const person = await aPerson();
    const device = aDevice();
    expect((await register(person.visitor, device)).status).toBe(200);
    return { ...person, device };
  }
  const passkeysOf = async (visitor: Visitor): Promise<Passkey[]> =>
    (await visitor.get('/api/me/passkeys')).body as Passkey[];

  test('is registered under a name, and signs its person in by itself', async () => {
    const { username, visitor, device } = await withPasskey();
    expect(await passkeysOf(visitor)).toMatchObject([{ name: '办公室的钥匙', isSynced: false, lastUsedAt: null }]);
    const entered = visitorOf(await signIn(device));
    expect((await entered.get('/api/me')).body).toMatchObject({ username, method: 'passkey' });
    expect((await passkeysOf(visitor))[0]?.lastUsedAt).toBe(server.clock.real);
  });

  test('is wanted beside the password from then on, and may be the second factor without a PIN', async () => {
    const { username, device } = await withPasskey();
    const login = (more: object): Promise<Reply> =>
      server.visitor.post('/login', { username, password: testPassword, ...more });
    expect((await login({})).codes).toEqual(['identity.passkey-required']);
    expect((await login({ code: '123456' })).codes).toEqual(['identity.passkey-required']);
    const wrong = await server.visitor.post('/login', {
      username, password: 'wrong', passkey: device.answer(await question()),
    });
    expect(wrong.codes).toEqual(['identity.credentials-wrong']);
    const reply = await login({ passkey: device.answer(await question(), { unseen: true }) });
    expect((await visitorOf(reply).get('/api/me')).body).toMatchObject({ method: 'passkey' });
    const { device: another } = await withPasskey();
    expect((await login({ passkey: another.answer(await question()) })).codes).toEqual(['identity.passkey-wrong']);
  });

  test.each<[string, Oddly]>([
    ['from another site', { origin: 'https://fund.example.evil' }], ['made for another host', { rpId: 'example.test' }],
    ['alone, whose device knew nobody', { unseen: true }], ['that has counted no further: a copy', { counter: 1 }],
    ['with the handle of somebody else', { handle: Buffer.from(randomUUID()).toString('base64url') }],
  ])('%s is not believed', async (_what, oddly) => {
    const { device } = await withPasskey();
    expect((await signIn(device)).status).toBe(200);
    expect((await signIn(device, oddly)).codes).toEqual(['identity.passkey-wrong']);
    expect((await signIn(device, { counter: 100 })).status).toBe(200);
  });

  test('whose device does not count is believed as often as it answers', async () => {
    const { visitor } = await aPerson();
    const device = aDevice();
    await register(visitor, device, { counter: 0 });
    expect((await signIn(device, { counter: 0 })).status).toBe(200);
    expect((await signIn(device, { counter: 0 })).status).toBe(200);
  });

  test('answers a question once, also when two send the answer at once, and not after five minutes', async () => {
    const { device } = await withPasskey();
    const answer = device.answer(await question());
    const replies = await Promise.all([1, 2].map(() => server.visitor.post('/login/passkey', { answer })));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
    const late = device.answer(await question());
    server.passMinutes(5);
    expect((await server.visitor.post('/login/passkey', { answer: late })).codes).toEqual(['identity.passkey-wrong']);
  });

  test('that failed has used its question up', async () => {
    const { device } = await withPasskey();
    const asked = await question();
    const send = (oddly: Oddly): Promise<Reply> =>
      server.visitor.post('/login/passkey', { answer: device.answer(asked, oddly) });
    expect((await send({ unseen: true })).codes).toEqual(['identity.passkey-wrong']);
    expect((await send({ counter: 100 })).codes).toEqual(['identity.passkey-wrong']);
  });

  test.each<[string, (answer: ReturnType<Device['answer']>) => object]>([
    ['with another signature', (answer) => ({ ...answer.response, signature: Buffer.alloc(70).toString('base64url') })],
    ['to a question that nobody asked', (answer) => ({
      ...answer.response, clientDataJSON: Buffer.from('{"challenge":"bm9ib2R5"}').toString('base64url'),
    })],
    ['of a browser that says nothing', (answer) => ({ ...answer.response, clientDataJSON: '' })],
  ])('%s is not believed', async (_what, altered) => {
    const { device } = await withPasskey();
    const answer = device.answer(await question());
    const reply = await server.visitor.post('/login/passkey', { answer: { ...answer, response: altered(answer) } });
    expect(reply.codes).toEqual(['identity.passkey-wrong']);
  });

  describe('is registered', () => {
    test('for the person who was asked, once', async () => {
      const [one, other] = [await aPerson(), await aPerson()];
      const device = aDevice();
      const asked = await questionFor(one.visitor);
      const made = device.make(asked, '钥匙');
      expect((await other.visitor.post('/api/me/passkeys', made)).codes).toEqual(['identity.passkey-wrong']);
      expect((await one.visitor.post('/api/me/passkeys', made)).status).toBe(200);
      expect((await one.visitor.post('/api/me/passkeys', made)).codes).toEqual(['identity.second-factor-needed']);
      expect((await register(other.visitor, device)).codes).toEqual(['identity.passkey-known']);
    });

    test.each<[string, Oddly]>([
      ['on another site', { origin: 'https://fund.example.evil' }], ['for another host', { rpId: 'example.test' }],
    ])('%s by nobody', async (_where, oddly) => {
      const { visitor } = await aPerson();
      expect((await register(visitor, aDevice(), oddly)).codes).toEqual(['identity.passkey-wrong']);
    });

    test('and ends the sessions that began with less; a further one wants one that a second factor began', async () => {
      const { username, visitor } = await aPerson();
      const elsewhere = visitorOf(await server.visitor.post('/login', { username, password: testPassword }));
      const device = aDevice();
      await register(visitor, device);
      expect([(await elsewhere.get('/api/me')).status, (await visitor.get('/api/me')).status]).toEqual([401, 200]);
      expect((await visitor.post('/api/me/passkeys/question')).codes).toEqual(['identity.second-factor-needed']);
      const strong = visitorOf(await signIn(device));
      expect((await register(strong, aDevice())).status).toBe(200);
      expect(await passkeysOf(strong)).toHaveLength(2);
    });

    test('beside an authenticator too, and then either is enough', async () => {
      const { username, visitor } = await aPerson();
      const { secret } = (await visitor.post('/api/me/totp')).body as TotpBegun;
      const code = (): string => new TOTP({ secret: Secret.fromBase32(secret) })
        .generate({ timestamp: Date.parse(server.clock.real) });
      await visitor.post('/api/me/totp/confirm', { code: code() });
      server.passMinutes(1);
      const login = (): Promise<Reply> =>
        server.visitor.post('/login', { username, password: testPassword, code: code() });
      const device = aDevice();
      await register(visitorOf(await login()), device);
      server.passMinutes(1);
      expect([(await login()).status, (await signIn(device)).status]).toEqual([200, 200]);
    });
  });

  test('is renamed and removed by its person, from a session that a second factor began', async () => {
    const { username, visitor, device } = await withPasskey();
    const [passkey] = await passkeysOf(visitor);
    const at = `/api/me/passkeys/${passkey?.id}`;
    const other = await withPasskey();
    const stranger = visitorOf(await signIn(other.device));
    expect((await stranger.post(`${at}/rename`, { name: '我的' })).codes).toEqual(['identity.passkey-not-found']);
    expect((await stranger.post(`${at}/remove`)).codes).toEqual(['identity.passkey-not-found']);
    expect((await visitor.post(`${at}/rename`, { name: '家里的钥匙' })).status).toBe(200);
    expect((await passkeysOf(visitor))[0]?.name).toBe('家里的钥匙');
    expect((await visitor.post(`${at}/remove`)).codes).toEqual(['identity.second-factor-needed']);
    expect((await visitorOf(await signIn(device)).post(`${at}/remove`)).status).toBe(200);
    expect((await signIn(device)).codes).toEqual(['identity.passkey-wrong']);
    expect((await server.visitor.post('/login', { username, password: testPassword })).status).toBe(200);
  });

  test('that was lost is reset by the security administrator', async () => {
    const { username, userId, device } = await withPasskey();
    const administrator = await server.signedInAs('security-admin');
    expect((await administrator.post(`/api/users/${userId}/totp/reset`)).status).toBe(200);
    expect((await signIn(device)).codes).toEqual(['identity.passkey-wrong']);
    expect((await server.visitor.post('/login', { username, password: testPassword })).status).toBe(200);
  });

  test('counts where the deployment wants a second factor', async () => {
    const strict = await buildTestApp(database(), { passkeySite, secondFactorFor: 'money' });
    strict.clock.real = server.clock.real;
    const { userId, device } = await withPasskey();
    await server.run(assignPost, { userId, role: 'finance-clerk', unit: 'finance' });
    const reply = await strict.visitor.post('/login/passkey', { answer: device.answer(await question(strict)) });
    expect((await visitorOf(reply, strict).get('/api/payment-orders')).status).toBe(200);
    await strict.close();
  });

  test('is not offered where there is no address that it could be made for', async () => {
    const nowhere = await buildTestApp(database());
    expect((await server.visitor.get('/api/sign-in-ways')).body).toMatchObject({ passkeysAt: passkeySite.origin });
    expect((await nowhere.visitor.get('/api/sign-in-ways')).body).toMatchObject({ passkeysAt: null });
    expect((await nowhere.visitor.post('/login/passkey/question')).codes).toEqual(['identity.passkeys-off']);
    await nowhere.close();
  });
});
