import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roles } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp, testPassword } from '../../test/build-test-app.ts';
import type { TestApp, Visitor } from '../../test/build-test-app.ts';
import { confirmHolder } from '../../test/confirmed-holder.ts';
import { listActs } from '../audit/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { authorization } from './authorization.ts';
import type { Permission } from './permission.ts';
import { installGuard } from './guard.ts';

describe('the table of permissions', () => {
  const startWith = async (table: Record<string, Permission>): Promise<void> => {
    const app: App = Fastify().withTypeProvider<ZodTypeProvider>();
    await installGuard(app, {} as Workplace, {
      table, cookie: { name: 's', secure: false }, isReady: () => true, secondFactorRoles: [], oidcIsStrong: false,
    });
    app.get('/files/*', () => 'file');
    app.get('/api/open', () => 'open');
    try {
      await app.ready();
    } finally {
      await app.close();
    }
  };
  const open: Permission = { act: 'x.read', who: 'anyone' };

  test('lets the server start when every route is in it', async () => {
    await expect(startWith({ 'GET /api/open': open, 'GET /files/*': open })).resolves.toBeUndefined();
  });

  test('stops the start for a route that is not in it', async () => {
    await expect(startWith({ 'GET /files/*': open })).rejects.toThrow(
      'GET /api/open has no line in app/authorization.ts'
    );
  });

  test('covers no route of the API by a folder', async () => {
    await expect(startWith({ 'GET /files/*': open, 'GET /api/*': open })).rejects.toThrow('GET /api/open has no line');
  });

  test('stops the start for a line that no route answers', async () => {
    const table = { 'GET /api/open': open, 'GET /files/*': open, 'POST /api/gone': open };
    await expect(startWith(table)).rejects.toThrow(
      'No route answers these lines of app/authorization.ts: POST /api/gone'
    );
  });
});

onBothDatabases('the guard', (database) => {
  let server: TestApp;
  const people = new Map<string, Visitor>();
  beforeAll(async () => {
    server = await buildTestApp(database());
    for (const role of roles.filter((each) => each !== 'mandate-holder')) {
      people.set(role, await server.signedInAs(role === 'applicant-clerk' ? null : role));
    }
    const holder = await server.signedInAs(null);
    const individual = { kind: 'individual', name: '张引荐', identityNumber: '999999199501019017' };
    const { id } = (await holder.post('/api/applicants', individual)).body as { id: string };
    await confirmHolder(server, holder, id);
    people.set('mandate-holder', holder);
  });
  afterAll(() => server.close());

  const nobody = '00000000-0000-4000-8000-000000000000';
  const lines = Object.entries(authorization).filter(([line, { who }]) => Array.isArray(who) && !line.endsWith('/*'));

  test.each(lines)('%s is open to its roles and to no other', async (line, permission) => {
    const [method, path = ''] = line.split(' ');
    const url = path.replaceAll(/:\w+/g, nobody);
    const ask = (visitor: Visitor) => (method === 'GET' ? visitor.get(url) : visitor.post(url));
    expect((await ask(server.visitor)).codes).toEqual(['identity.sign-in-required']);
    const refused: string[] = [];
    for (const [role, visitor] of people) {
      const { codes } = await ask(visitor);
      if (codes.includes('identity.not-permitted')) refused.push(role);
    }
    expect(refused.toSorted()).toEqual(roles.filter((role) => !permission.who.includes(role)).toSorted());
  });

  test('keeps a forbidden act in the audit trail, with its key unspent', async () => {
    const address = '/api/users';
    await people.get('auditor')?.post(address, { username: 'x', password: 'y' });
    const denials = await listActs(database().kysely, { kind: 'address', id: address });
    expect(denials.at(-1)).toMatchObject({
      act: 'identity.create-user', outcome: 'denied', actorRole: 'auditor',
      details: { refusal: 'identity.not-permitted' },
    });
  });

  test.each<[string, Record<string, string>, number]>([
    ['from a page of this site', { 'sec-fetch-site': 'same-origin' }, 200],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['that the person typed', { 'sec-fetch-site': 'none' }, 200],
    ['from this site, by an older browser', { origin: 'http://localhost:3000', host: 'localhost:3000' }, 200],
    ['from another site, by an older browser', { origin: 'http://evil.example', host: 'localhost:3000' }, 403],
    ['from a sandboxed page', { origin: 'null' }, 403],
    ['with a session but no word where it comes from', {}, 403],
  ])('an act %s is answered accordingly', async (_where, headers, status) => {
    const { cookie = '' } = await server.signedInAs('auditor');
    const reply = await server.app.inject({ method: 'POST', url: '/logout', headers: { cookie, ...headers } });
    expect(reply.statusCode).toBe(status);
  });

  test('a program without a session need not say where it comes from', async () => {
    const reply = await server.app.inject({ method: 'POST', url: '/login', payload: { username: 'x', password: 'y' } });
    expect(reply.statusCode).toBe(401);
  });

  test.each([[undefined, 400], ['short', 400], ['with spaces in it ok?', 400], ['0123456789abcdef', 201]])(
    'an act with the idempotency key %s is answered with %s', async (key, status) => {
      const account = { username: `key-${randomUUID().slice(0, 8)}`, password: testPassword, displayName: 'x' };
      const reply = await server.visitor.post('/api/users/sign-up', account, { 'idempotency-key': key ?? '' });
      expect(reply.status).toBe(status);
    });

  test('a session of one person is not another person', async () => {
    const [first, second] = [await server.signedInAs('auditor'), await server.signedInAs('inspector')];
    expect((await first.get('/api/me')).body).toMatchObject({ userId: first.userId, role: 'auditor' });
    expect((await second.get('/api/me')).body).toMatchObject({ userId: second.userId, role: 'inspector' });
  });
});
