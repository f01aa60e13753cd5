import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp } from '../../test/build-test-app.ts';

onBothDatabases('what the server answers', (database) => {
  let server: TestApp;
  beforeAll(async () => {
    server = await buildTestApp(database());
  });
  afterAll(() => server.close());
  const signUp = '/api/users/sign-up';
  const json = { 'content-type': 'application/json' };

  test('names every field that does not fit, in the language of the reader', async () => {
    const reply = await server.visitor.post(signUp, { username: 'a', password: 5, displayName: 'x' });
    expect(reply.status).toBe(422);
    expect(reply.body).toEqual({
      errors: [
        {
          code: 'request.invalid',
          path: 'username',
          message: expect.stringContaining('3 to 40 letters'),
          fields: expect.anything(),
        },
        {
          code: 'request.invalid',
          path: 'password',
          message: expect.stringContaining('期望 string'),
          fields: expect.anything(),
        },
      ],
    });
    const english = await server.visitor.post(`${signUp}?lang=en`, {
      username: 'abcd',
      password: 5,
      displayName: 'x',
    });
    expect(english.body).toMatchObject({
      errors: [{ message: expect.stringContaining('Invalid input: expected string.') }],
    });
  });

  test('takes no number for a text and no text for a number', async () => {
    const officer = await server.signedInAs('finance-reviewer');
    const grant = { year: '2017', amount: 1000, documentNo: 'x' };
    const reply = await officer.post('/api/funds/a-policy/appropriations', grant);
    expect((reply.body as { errors: { path: string }[] }).errors.map((error) => error.path)).toEqual([
      'year',
      'amount',
    ]);
  });

  test.each([
    ['JSON that is none', '{"a":', json, 400, 'request.malformed'],
    ['plain text', 'username=x', { 'content-type': 'text/plain' }, 415, 'request.media-type'],
    ['a type with a tab in it', '{}', { 'content-type': 'text/plain\tapplication/json' }, 415, 'request.media-type'],
    ['XML', '<a/>', { 'content-type': 'application/xml' }, 415, 'request.media-type'],
    ['more than a megabyte', `"${'x'.repeat(1024 * 1024)}"`, json, 413, 'request.too-large'],
    ['a key of the prototype', '{"__proto__": {"isAdmin": true}}', json, 400, 'request.malformed'],
  ])('%s is refused', async (_what, payload, headers, status, code) => {
    const reply = await server.visitor.post(signUp, payload, headers);
    expect([reply.status, reply.codes]).toEqual([status, [code]]);
  });

  test.each([
    ['a NUL', 'a\u0000b'],
    ['half a character', 'a\uD83Db'],
  ])('%s in a text is refused, in the body and in the address', async (_what, text) => {
    const body = JSON.stringify({ username: text, password: 'correct horse battery', displayName: 'x' });
    expect((await server.visitor.post(signUp, body, json)).codes).toEqual(['request.malformed']);
    const address = `/login?next=${text === 'a\u0000b' ? 'a%00b' : 'a%ED%A0%BDb'}`;
    expect((await server.visitor.get(address)).status).not.toBe(500);
  });

  test.each([50, 3_000, 100_000])(
    'lists in lists %i deep are refused before anything walks through them',
    async (depth) => {
      const body = `{"facts":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      const reply = await server.visitor.post('/api/policies/a-policy/assess', body, json);
      expect([reply.status, reply.codes]).toEqual([400, ['request.malformed']]);
    },
  );

  test.each([-1, 1899, 3000, 2 ** 31, 99_999_999_999])('%i is no year, of a claim or of a fund', async (year) => {
    const officer = await server.signedInAs('finance-reviewer', 'finance');
    const grant = { year, amount: '1.00', documentNo: '示例' };
    expect((await officer.post('/api/funds/a-policy/appropriations', grant)).codes).toEqual(['request.invalid']);
    const applicant = await server.signedInAs(null);
    const claim = { policy: 'a-policy', applicantId: '00000000-0000-4000-8000-000000000000', claimYear: year };
    expect((await applicant.post('/api/claims', claim)).codes).toEqual(['request.invalid']);
  });

  test('a NUL in the path is refused', async () => {
    for (const reply of [
      await server.visitor.get('/policies/%00'),
      await server.visitor.post('/api/policies/%00/assess', {}),
    ]) {
      expect([reply.status, reply.codes]).toEqual([400, ['request.malformed']]);
    }
  });

  test('an address that does not exist is told, to people as a page', async () => {
    expect((await server.visitor.get('/api/nowhere')).codes).toEqual(['request.unknown-address']);
    const page = await server.visitor.get('/nowhere', { accept: 'text/html,*/*' });
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.body).toContain('没有这个页面或接口');
  });

  test('a bug leaks nothing but its number', async () => {
    await sql`alter table login_failure rename to login_failure_gone`.execute(database().kysely);
    const reply = await server.visitor.post('/login', { username: 'someone', password: 'y' });
    await sql`alter table login_failure_gone rename to login_failure`.execute(database().kysely);
    const { errors } = reply.body as { errors: { code: string; fields: { requestId: string } }[] };
    expect([reply.status, errors[0]?.code]).toEqual([500, 'service.failed']);
    expect(errors[0]?.fields.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(reply.body)).not.toMatch(/login_failure|relation|select|stack/i);
  });

  test('every reply carries the headers that protect the reader', async () => {
    for (const url of ['/login', '/api/service', '/nowhere']) {
      const { headers } = await server.visitor.get(url);
      expect(headers['content-security-policy']).toContain("script-src 'self';");
      expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe-inline'");
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'referrer-policy': 'same-origin',
      });
    }
  });

  test('OpenAPI 3.1 is written from the schemas that check', async () => {
    const { body } = await server.visitor.get('/openapi.json');
    expect(body).toMatchObject({
      openapi: '3.1.0',
      paths: { '/api/applicants': { post: { summary: '登记申报主体', requestBody: expect.anything() } } },
    });
    expect((await server.visitor.get('/docs/')).status).toBe(200);
  });

  test('too many sign-ins from one address have to wait', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 61; i += 1) {
      statuses.push((await server.visitor.post('/login', { username: `x-${randomUUID()}`, password: 'y' })).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});

onBothDatabases('before it is ready', (database) => {
  test('the server says so, and is alive all the same', async () => {
    let isReady = false;
    const server = await buildTestApp(database(), { isReady: () => isReady });
    const statuses = async (): Promise<number[]> => [
      (await server.visitor.get('/healthz')).status,
      (await server.visitor.get('/readyz')).status,
      (await server.visitor.get('/api/service')).status,
    ];
    expect(await statuses()).toEqual([200, 503, 503]);
    isReady = true;
    expect(await statuses()).toEqual([200, 200, 200]);
    await server.close();
  });
});
