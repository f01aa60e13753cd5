import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp, testPassword, visitorWith } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { listActs } from '../audit/index.ts';
import { hashPassword } from './password.ts';

onBothDatabases('signing in', (database) => {
  let server: TestApp;
  beforeAll(async () => { server = await buildTestApp(database()); });
  afterAll(() => server.close());

  const signUp = async (): Promise<{ username: string; userId: string }> => {
    const username = `clerk-${randomUUID().slice(0, 8)}`;
    const reply = await server.visitor.post('/api/users/sign-up', {
      username, password: testPassword, displayName: '李经办',
    });
    return { username, ...(reply.body as { userId: string }) };
  };
  const cookieOf = (reply: Reply): string => String(reply.headers['set-cookie']);
  const logIn = async (username: string, password = testPassword): Promise<{ reply: Reply; visitor: Visitor }> => {
    const reply = await server.visitor.post('/login', { username, password });
    return { reply, visitor: visitorWith(server.app, { cookie: cookieOf(reply).split(';')[0] ?? '' }) };
  };

  test('a person who signed up is known afterwards, whatever the case of the name', async () => {
    const { username, userId } = await signUp();
    const { visitor } = await logIn(username.toUpperCase());
    expect((await visitor.get('/api/me')).body).toMatchObject({
      userId, username, displayName: '李经办', role: 'applicant-clerk', unit: null, memberships: [],
    });
  });

  test('the session is a cookie that scripts cannot read and other sites cannot use', async () => {
    const { reply } = await logIn((await signUp()).username);
    expect(cookieOf(reply)).toMatch(/^qingce_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax,qingce_device=/);
  });

  test('behind TLS the cookie belongs to this host and never travels in the clear', async () => {
    const behindTls = await buildTestApp(database(), { isBehindTls: true });
    const { username } = await signUp();
    const reply = await behindTls.visitor.post('/login', { username, password: testPassword });
    expect(cookieOf(reply))
      .toMatch(/^__Host-qingce_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax,__Host-qingce_device=/);
    expect(reply.headers['strict-transport-security']).toContain('max-age=31536000');
    await behindTls.close();
  });

  test('only the hash of the token and of the password are stored', async () => {
    const { username } = await signUp();
    const token = cookieOf((await logIn(username)).reply).slice('qingce_session='.length).split(';')[0];
    const { rows } = await sql<{ text: string }>`
      select u.password_hash || ' ' || s.token_sha256 as text
      from user_account u join user_session s on s.user_id = u.id
      where u.username = ${username}`.execute(database().kysely);
    expect(rows[0]?.text).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$\S+ [0-9a-f]{64}$/);
    expect(rows[0]?.text).not.toContain(token);
  });

  test('a wrong password and an unknown name are answered alike', async () => {
    const { username } = await signUp();
    const wrong = await server.visitor.post('/login', { username, password: 'wrong password' });
    const unknown = await server.visitor.post('/login', { username: 'nobody-at-all', password: 'wrong password' });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual(unknown.body);
    expect(wrong.codes).toEqual(['identity.credentials-wrong']);
  });

  /** A machine elsewhere, and the cookies that its browser holds. */
  const from = (address: string, cookies = '') => (username: string, password = testPassword): Promise<Reply> =>
    server.visitor.post('/login', { username, password }, {
      'x-forwarded-for': address, ...(cookies === '' ? {} : { cookie: cookies }),
    });
  const deviceOf = (reply: Reply): string => /qingce_device=[\w-]+/.exec(cookieOf(reply))?.[0] ?? '';

  test('five failures from one place close it there for a while, even to the right password', async () => {
    const [victim, other] = [await signUp(), await signUp()];
    const here = from('10.0.0.1');
    for (let i = 0; i < 5; i += 1) expect((await here(victim.username, 'wrong')).status).toBe(401);
    expect((await here(victim.username)).codes).toEqual(['identity.too-many-attempts']);
    expect((await here(other.username)).status).toBe(200);
    server.passMinutes(16);
    expect((await here(victim.username)).status).toBe(200);
  });

  test('whoever knows a name locks nobody out: its person enters from elsewhere', async () => {
    const { username } = await signUp();
    for (let i = 0; i < 9; i += 1) await from('10.0.0.2')(username, 'wrong');
    expect((await from('10.0.0.3')(username)).status).toBe(200);
  });

  test('a net of machines is stopped, but not the browser that has signed in before', async () => {
    const { username } = await signUp();
    const known = deviceOf(await from('10.0.1.1')(username));
    for (let machine = 0; machine < 50; machine += 1) await from(`10.0.2.${machine}`)(username, 'wrong');
    expect((await from('10.0.3.1')(username)).codes).toEqual(['identity.too-many-attempts']);
    expect((await from('10.0.3.1', known)(username)).status).toBe(200);
  });

  test('a known browser has its own five tries, and is known to its own person only', async () => {
    const [owner, other] = [await signUp(), await signUp()];
    const known = deviceOf(await from('10.0.4.1')(owner.username));
    for (let i = 0; i < 5; i += 1) await from('10.0.4.2', known)(owner.username, 'wrong');
    expect((await from('10.0.4.3', known)(owner.username)).codes).toEqual(['identity.too-many-attempts']);
    for (let i = 0; i < 5; i += 1) await from('10.0.4.4', known)(other.username, 'wrong');
    expect((await from('10.0.4.4', known)(other.username)).codes).toEqual(['identity.too-many-attempts']);
    expect((await from('10.0.4.5', known)(other.username)).status).toBe(200);
  });

  test('a success forgets the failures before it', async () => {
    const { username } = await signUp();
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) await logIn(username, 'wrong');
      expect((await logIn(username)).reply.status).toBe(200);
    }
  });

  test('success and failure stand in the audit trail', async () => {
    const { username, userId } = await signUp();
    await logIn(username, 'wrong');
    await logIn(username);
    const acts = await listActs(database().kysely, { kind: 'user', id: userId });
    expect(acts.map(({ act, outcome }) => `${act} ${outcome}`))
      .toEqual(['identity.create-user done', 'identity.log-in denied', 'identity.log-in done']);
  });

  test('a token is worth nothing after logging out', async () => {
    const { visitor } = await logIn((await signUp()).username);
    expect((await visitor.post('/logout')).status).toBe(200);
    expect((await visitor.get('/api/me')).codes).toEqual(['identity.sign-in-required']);
  });

  test.each([[29, 200], [31, 401]])('%i minutes without a request answer with %i', async (minutes, status) => {
    const { visitor } = await logIn((await signUp()).username);
    server.passMinutes(minutes);
    expect((await visitor.get('/api/me')).status).toBe(status);
  });

  test('a session ends after twelve hours, however busy', async () => {
    const { visitor } = await logIn((await signUp()).username);
    for (let i = 0; i < 35; i += 1) {
      server.passMinutes(20);
      expect((await visitor.get('/api/me')).status).toBe(200);
    }
    server.passMinutes(21);
    expect((await visitor.get('/api/me')).status).toBe(401);
  });

  test('a token that was never given is nobody', async () => {
    const stranger = visitorWith(server.app, { cookie: `qingce_session=${'A'.repeat(43)}` });
    expect((await stranger.get('/api/me')).status).toBe(401);
  });

  test('a user name is taken once', async () => {
    const { username } = await signUp();
    const again = await server.visitor.post('/api/users/sign-up', {
      username, password: testPassword, displayName: 'x',
    });
    expect([again.status, again.codes]).toEqual([409, ['identity.username-taken']]);
  });

  test('a new post ends every session of the account and counts from the next', async () => {
    const { username, userId } = await signUp();
    const { visitor } = await logIn(username);
    const security = await server.signedInAs('security-admin');
    expect(
      (await security.post(`/api/users/${userId}/post`, { role: 'inspector', unit: 'leading-group' })).status
    ).toBe(200);
    expect((await visitor.get('/api/me')).status).toBe(401);
    expect((await (await logIn(username)).visitor.get('/api/me')).body)
      .toMatchObject({ role: 'inspector', unit: 'leading-group' });
  });

  test('one administrator opens accounts, another gives them posts', async () => {
    const { userId } = await signUp();
    const [system, security] = [await server.signedInAs('system-admin'), await server.signedInAs('security-admin')];
    const account = { username: `new-${randomUUID().slice(0, 8)}`, password: testPassword, displayName: '新人' };
    expect((await system.post('/api/users', account)).status).toBe(201);
    expect((await security.post('/api/users', account)).codes).toEqual(['identity.not-permitted']);
    expect((await system.post(`/api/users/${userId}/post`, { role: 'auditor', unit: null })).codes)
      .toEqual(['identity.not-permitted']);
  });

  describe('by the plain form', () => {
    const form = (f: Record<string, string>) => server.visitor.post('/login', new URLSearchParams(f).toString(), {
      'content-type': 'application/x-www-form-urlencoded', accept: 'text/html',
    });

    test('works without script and goes to the page that was asked for', async () => {
      const { username } = await signUp();
      const reply = await form({
        username, password: testPassword, next: '/app/claims?x=1', idempotencyKey: randomUUID(),
      });
      expect([reply.status, reply.headers['location']]).toEqual([303, '/app/claims?x=1']);
      expect(cookieOf(reply)).toContain('qingce_session=');
    });

    test.each(['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)'])(
      'never goes to another site: %s', async (next) => {
        const { username } = await signUp();
        expect((await form({ username, password: testPassword, next })).headers['location']).toBe('/app/');
      });

    test('shows the form again, with the name and the reason, after a failure', async () => {
      const reply = await form({ username: '"><script>x', password: 'wrong' });
      expect(reply.status).toBe(401);
      expect(reply.body).toContain('用户名或密码不正确');
      expect(reply.body).toContain('value="&quot;&gt;&lt;script&gt;x"');
    });

    test('speaks English when asked', async () => {
      expect((await server.visitor.get('/login?lang=en')).body).toContain('<html lang="en">');
    });
  });
});

test('many sign-ins at once do not take the whole machine: passwords are hashed two at a time', async () => {
  const started = Array.from({ length: 6 }, () => hashPassword('correct horse'));
  expect(new Set(await Promise.all(started)).size).toBe(6);
});
