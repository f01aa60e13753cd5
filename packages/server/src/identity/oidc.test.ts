import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalSentence } from '@qingce/contract';
import type { RefusalCode, TotpBegun, UserAccount } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { aProvider } from '../../test/a-provider.ts';
import type { TestProvider } from '../../test/a-provider.ts';
import { buildTestApp, testPassword, visitorWith } from '../../test/build-test-app.ts';
import type { Reply, TestApp, TestOptions, Visitor } from '../../test/build-test-app.ts';
import { assignPost } from './assign-post.ts';

onBothDatabases('an identity provider', (database) => {
  let provider: TestProvider;
  let server: TestApp;
  let administrator: Visitor;
  beforeAll(async () => {
    provider = await aProvider();
    server = await buildTestApp(database(), { oidc: provider.settings });
    administrator = await server.signedInAs('security-admin');
  });
  afterAll(async () => {
    await server.close();
    await provider.close();
  });

  /** A browser that was sent to the provider: the address there, and the cookie that it brings back. */
  interface Sent { readonly address: string; readonly browser: Visitor }
  async function sent(at: TestApp = server, query = 'next=/app/claims'): Promise<Sent> {
    const reply = await at.visitor.get(`/login/oidc?${query}`);
    expect([reply.status, reply.headers['location']]).toEqual([303, expect.stringContaining(provider.settings.issuer)]);
    return { address: String(reply.headers['location']), browser: visitorWith(at.app, { cookie: cookiesOf(reply) }) };
  }
  const cookiesOf = (reply: Reply): string =>
    [reply.headers['set-cookie']].flat().map((cookie) => String(cookie).split(';')[0]).join('; ');
  const goBack = (browser: Visitor, back: URL): Promise<Reply> => browser.get(back.pathname + back.search);
  async function signIn(subject: string, at: TestApp = server, level?: string): Promise<Reply> {
    const { address, browser } = await sent(at);
    provider.says({ subject, ...(level === undefined ? {} : { level }) });
    return goBack(browser, await provider.signInAt(address));
  }
  const visitorOf = (reply: Reply, at: TestApp = server): Visitor =>
    visitorWith(at.app, { cookie: cookiesOf(reply).split('; ').find((cookie) => cookie.includes('session=')) ?? '' });
  const saying = (code: RefusalCode, fields: Record<string, string> = {}, language: 'zh-CN' | 'en' = 'zh-CN') =>
    expect.stringContaining(refusalSentence(code, fields, language));

  interface Linked {
    readonly subject: string; readonly userId: string; readonly person: Visitor; readonly username: string;
  }
  async function aPerson(): Promise<Omit<Linked, 'subject'>> {
    const person = await server.signedInAs(null);
    const { username } = (await person.get('/api/me')).body as { username: string };
    return { person, username, userId: person.userId ?? '' };
  }
  const link = (userId: string, subject: string): Promise<Reply> =>
    administrator.post(`/api/users/${userId}/oidc-link`, { subject });
  async function linked(): Promise<Linked> {
    const person = await aPerson();
    const subject = `s-${randomUUID()}`;
    expect((await link(person.userId, subject)).status).toBe(200);
    expect((await person.person.post('/api/me/oidc-link/confirm')).status).toBe(200);
    return { ...person, subject };
  }
  const enteredBy = async (visitor: Visitor): Promise<unknown> => (await visitor.get('/api/me')).body;

  test('is offered by its name where there is one, on the plain page too', async () => {
    const plain = await buildTestApp(database());
    expect((await server.visitor.get('/api/sign-in-ways')).body).toMatchObject({ oidc: { name: '省统一身份认证平台' } });
    expect((await server.visitor.get('/login?next=/app/claims')).body).toContain('/login/oidc?lang=zh-CN');
    expect((await plain.visitor.get('/api/sign-in-ways')).body).toMatchObject({ oidc: null });
    expect((await plain.visitor.get('/login')).body).not.toContain('/login/oidc');
    expect((await plain.visitor.get('/login/oidc')).status).toBe(404);
    await plain.close();
  });

  test('lets a person in whom an administrator linked and who confirmed it, to where they were going', async () => {
    const { subject, username } = await linked();
    const reply = await signIn(subject);
    expect([reply.status, reply.headers['location']]).toEqual([303, '/app/claims']);
    expect(await enteredBy(visitorOf(reply))).toMatchObject({ username, method: 'oidc', role: 'applicant-clerk' });
  });

  test('gives the powers of the post and no other', async () => {
    const { subject, userId } = await linked();
    await server.run(assignPost, { userId, role: 'auditor', unit: 'audit' });
    const auditor = visitorOf(await signIn(subject));
    expect(await enteredBy(auditor)).toMatchObject({ role: 'auditor', unit: 'audit' });
    expect((await auditor.post('/api/users', {})).codes).toEqual(['identity.not-permitted']);
  });

  test('knows nobody who is not linked, and tells them the name to give to the administrator', async () => {
    const reply = await signIn('s-stranger');
    expect([reply.status, reply.body]).toEqual([403, saying('identity.oidc-unlinked', { subject: 's-stranger' })]);
    expect(reply.headers['set-cookie']).not.toContain('qingce_session');
  });

  test('opens nothing before the person confirmed the link from a session of their own', async () => {
    const { userId, person } = await aPerson();
    expect((await person.post('/api/me/oidc-link/confirm')).codes).toEqual(['identity.oidc-link-not-found']);
    await link(userId, 's-waiting');
    expect((await signIn('s-waiting')).body).toEqual(saying('identity.oidc-unconfirmed'));
    expect((await person.get('/api/me/protection')).body).toMatchObject({
      oidc: { subject: 's-waiting', isConfirmed: false },
    });
    await person.post('/api/me/oidc-link/confirm');
    expect((await signIn('s-waiting')).status).toBe(303);
  });

  test('is linked by the security administrator alone, one identity to one account, never to their own', async () => {
    const [one, other] = [await aPerson(), await aPerson()];
    const asked = `/api/users/${one.userId}/oidc-link`;
    const system = await server.signedInAs('system-admin');
    expect((await system.post(asked, { subject: 's-one' })).codes).toEqual(['identity.not-permitted']);
    expect((await link(administrator.userId ?? '', 's-mine')).codes).toEqual(['identity.oidc-own']);
    expect((await link(randomUUID(), 's-one')).codes).toEqual(['identity.user-not-found']);
    expect((await link(one.userId, 's-one')).status).toBe(200);
    expect((await link(one.userId, 's-another')).codes).toEqual(['identity.oidc-linked']);
    expect((await link(other.userId, 's-one')).codes).toEqual(['identity.oidc-subject-taken']);
    const accounts = (await administrator.get('/api/users')).body as UserAccount[];
    expect(accounts.find(({ id }) => id === one.userId)?.oidc).toEqual({ subject: 's-one', isConfirmed: false });
  });

  test('once unlinked lets nobody in, and the sessions that it began have ended', async () => {
    const { subject, userId } = await linked();
    const visitor = visitorOf(await signIn(subject));
    expect((await administrator.post(`/api/users/${userId}/oidc-link/remove`)).status).toBe(200);
    expect((await visitor.get('/api/me')).status).toBe(401);
    expect((await signIn(subject)).body).toEqual(saying('identity.oidc-unlinked', { subject }));
    const again = await administrator.post(`/api/users/${userId}/oidc-link/remove`);
    expect(again.codes).toEqual(['identity.oidc-link-not-found']);
  });

  test('is left by signing out, and the browser is told where to sign out of the provider', async () => {
    const { subject, person } = await linked();
    const visitor = visitorOf(await signIn(subject));
    const { elsewhere } = (await visitor.post('/logout')).body as { elsewhere: string };
    expect(elsewhere).toContain(`${provider.settings.issuer}/session/end`);
    expect((await visitor.get('/api/me')).status).toBe(401);
    expect((await person.post('/logout')).body).toEqual({ ok: true, elsewhere: null });
  });

  describe('is not believed', () => {
    test('when the address that it sent back is used twice, or its code by another attempt', async () => {
      const { subject } = await linked();
      const { address, browser } = await sent();
      provider.says({ subject });
      const back = await provider.signInAt(address);
      expect((await goBack(browser, back)).status).toBe(303);
      expect((await goBack(browser, back)).body).toEqual(saying('identity.oidc-expired'));
      const later = await sent();
      back.searchParams.set('state', new URL(later.address).searchParams.get('state') ?? '');
      expect((await goBack(later.browser, back)).body)
        .toEqual(saying('identity.oidc-refused', { reason: 'invalid_grant' }));
    });

    test.each([
      ['another nonce', 'nonce', 'oauth_jwt_claim_comparison_failed'],
      ['another verifier', 'code_challenge', 'invalid_grant'],
    ])('with %s', async (_what, parameter, reason) => {
      const { subject } = await linked();
      const { address, browser } = await sent();
      const altered = new URL(address);
      altered.searchParams.set(parameter, 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
      provider.says({ subject });
      const reply = await goBack(browser, await provider.signInAt(altered.href));
      expect([reply.status, reply.body]).toEqual([401, saying('identity.oidc-refused', { reason })]);
    });

    test.each([
      ['another issuer', 'iss', 'https://elsewhere.example.test'], ['the state of another', 'state', 'of-another'],
    ])('with %s', async (_what, parameter, value) => {
      const { subject } = await linked();
      const { address, browser } = await sent();
      provider.says({ subject });
      const back = await provider.signInAt(address);
      back.searchParams.set(parameter, value);
      expect((await goBack(browser, back)).body)
        .toEqual(saying('identity.oidc-refused', { reason: 'oauth_invalid_response' }));
    });

    test('in a browser that nobody sent there, or after ten minutes', async () => {
      const { subject } = await linked();
      const { address, browser } = await sent();
      provider.says({ subject });
      const back = await provider.signInAt(address);
      expect((await goBack(server.visitor, back)).body).toEqual(saying('identity.oidc-expired'));
      server.passMinutes(10);
      expect((await goBack(browser, back)).body).toEqual(saying('identity.oidc-expired'));
    });

    test('when it says no, in the language that was being read', async () => {
      const { browser } = await sent(server, 'lang=en');
      const reply = await browser.get('/login/oidc/back?error=access_denied&state=x');
      expect(reply.body).toContain('The identity provider’s answer does not let you in');
      expect(reply.body).not.toContain('<script>');
    });
  });

  test('that cannot be reached says so, and the password still works', async () => {
    const away = await buildTestApp(database(), { oidc: { ...provider.settings, issuer: 'http://127.0.0.1:9' } });
    away.clock.real = server.clock.real;
    const reply = await away.visitor.get('/login/oidc?lang=en');
    expect([reply.status, reply.body]).toEqual([503, saying('identity.oidc-unavailable', {}, 'en')]);
    expect((await away.signedInAs('auditor')).cookie).toContain('session');
    await away.close();
  });

  test('that calls itself otherwise than it is called is none', async () => {
    const impostor = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      const { issuer } = provider.settings;
      response.end(JSON.stringify({ issuer, authorization_endpoint: 'http://127.0.0.1:9/a' }));
    });
    await new Promise<void>((resolve) => impostor.listen(0, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${(impostor.address() as AddressInfo).port}`;
    const other = await buildTestApp(database(), { oidc: { ...provider.settings, issuer } });
    expect((await other.visitor.get('/login/oidc')).status).toBe(401);
    await other.close();
    impostor.closeAllConnections();
    await new Promise((resolve) => { impostor.close(resolve); });
  });

  describe('and a second factor', () => {
    const strong = (): TestOptions => ({
      oidc: { ...provider.settings, level: 'two-factors' }, secondFactorFor: 'money',
    });
    async function serverWith(options: TestOptions): Promise<TestApp> {
      const other = await buildTestApp(database(), options);
      other.clock.real = server.clock.real;
      return other;
    }

    test('that the person set is not gone round', async () => {
      const { subject, person, username } = await linked();
      const { secret } = (await person.post('/api/me/totp')).body as TotpBegun;
      const code = new TOTP({ secret: Secret.fromBase32(secret) })
        .generate({ timestamp: Date.parse(server.clock.real) });
      await person.post('/api/me/totp/confirm', { code });
      expect((await signIn(subject)).body).toEqual(saying('identity.oidc-weak'));
      const login = await server.visitor.post('/login', { username, password: testPassword });
      expect(login.codes).toEqual(['identity.code-required']);
    });

    test('is not what a provider counts for, unless it vouches for a level', async () => {
      const { subject, userId } = await linked();
      await server.run(assignPost, { userId, role: 'finance-clerk', unit: 'finance' });
      const [weak, vouched] = [await serverWith({ ...strong(), oidc: provider.settings }), await serverWith(strong())];
      const clerk = visitorOf(await signIn(subject, weak), weak);
      expect((await clerk.get('/api/payment-orders')).codes).toEqual(['identity.second-factor-needed']);
      expect((await signIn(subject, vouched)).body).toEqual(saying('identity.oidc-refused', { reason: 'acr' }));
      const sure = visitorOf(await signIn(subject, vouched, 'two-factors'), vouched);
      expect((await sure.get('/api/payment-orders')).status).toBe(200);
      await weak.close();
      await vouched.close();
    });
  });
});
