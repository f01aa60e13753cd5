import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp, testMorning } from '../../test/build-test-app.ts';
import type { TestApp } from '../../test/build-test-app.ts';
import { listActs } from '../audit/index.ts';
import { dayAfter } from '../foundation/index.ts';
import { keepDemoClock, resumeDemoClock } from './demo-clock.ts';
import type { PassedDays } from './falling-due.ts';

onBothDatabases("a demonstration's business clock", (database) => {
  let server: TestApp;
  const passed: PassedDays[] = [];
  beforeAll(async () => {
    server = await buildTestApp(database(), {
      mode: 'demo', works: { 'test.note': async (_context, days) => { passed.push(days); } }
    });
  });
  afterAll(() => server.close());
  const now = (): Promise<string> => server.run(async ({ businessNow }) => businessNow, null);
  const advance = (to: string) => server.visitor.post('/api/demo/clock/advance', { to });
  const today = async (): Promise<string> => (
    (await server.visitor.get('/api/service')).body as { today: string }
  ).today;

  test('begins on its first morning and runs with the real one', async () => {
    expect(await now()).toBe(testMorning);
    server.passMinutes(90);
    expect(await now()).toBe('2017-04-15T11:30:00.000+08:00');
  });

  test('goes on from where it stood after a rest', async () => {
    await keepDemoClock(server.workplace);
    const stood = await now();
    server.passMinutes(30 * 24 * 60);
    await resumeDemoClock(server.workplace, testMorning);
    expect(await now()).toBe(stood);
  });

  test('moves to the morning of a later day, as an act in the trail', async () => {
    const before = await today();
    const to = dayAfter(before, 16);
    expect(await advance(to)).toMatchObject({ status: 200, body: { today: to } });
    expect(await now()).toBe(`${to}T09:00:00.000+08:00`);
    expect((await listActs(database().kysely, { kind: 'clock', id: 'business' })).at(-1))
      .toMatchObject({ act: 'clock.advance', details: { from: before, to }, actorKind: 'public' });
  });

  test.each([0, -1])('does not move by %i days', async (days) => {
    expect((await advance(dayAfter(await today(), days))).codes).toEqual(['clock.only-forward']);
  });

  test('takes no day that the calendar does not have', async () => {
    expect((await advance('2018-02-29')).codes).toEqual(['request.invalid']);
  });

  test('runs what fell due once for all the days that passed', async () => {
    await advance(dayAfter(await today(), 1));
    const from = await today();
    passed.length = 0;
    await advance(dayAfter(from, 10));
    expect(passed).toEqual([{ from: dayAfter(from, 1), to: dayAfter(from, 10) }]);
  });

  test('goes back to the page of a plain form', async () => {
    const form = new URLSearchParams({
      to: dayAfter(await today(), 1), back: '/notices', idempotencyKey: 'form-0123456789abcdef',
    });
    const reply = await server.visitor.post('/api/demo/clock/advance', form.toString(), {
      'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': 'form-0123456789abcdef',
    });
    expect([reply.status, reply.headers['location']]).toEqual([303, '/notices']);
  });
});

onBothDatabases('in production', (database) => {
  test('nobody can move the business clock', async () => {
    const server = await buildTestApp(database());
    expect((await server.visitor.post('/api/demo/clock/advance', { to: '2030-01-01' })).status).toBe(404);
    await server.close();
  });
});

onBothDatabases('what falls due', (database) => {
  let server: TestApp;
  const done: string[] = [];
  let fails = true;
  beforeAll(async () => {
    server = await buildTestApp(database(), { mode: 'demo' });
  });
  afterAll(() => server.close());
  beforeEach(() => { done.length = 0; });
  const works = {
    'test.fragile': async () => { if (fails) throw new Error('not today'); done.push('fragile'); },
    'test.sturdy': async () => { done.push('sturdy'); },
  };

  test('is kept for the next time when it fails, and holds up nothing else', async () => {
    const { runFallingDue } = await import('./falling-due.ts');
    const failures: string[] = [];
    const runAll = (): Promise<void> => runFallingDue(server.workplace, works, (name) => failures.push(name));
    await runAll();
    await server.visitor.post('/api/demo/clock/advance', { to: '2017-05-02' });
    await runAll();
    expect([failures, done]).toEqual([['test.fragile'], ['sturdy']]);
    fails = false;
    await runAll();
    await runAll();
    expect(done).toEqual(['sturdy', 'fragile']);
  });
});
