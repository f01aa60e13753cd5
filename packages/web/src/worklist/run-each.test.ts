import { expect, test } from 'vitest';
import { ApiRefusal, NoAnswer } from '../kit/api.ts';
import { bulkOf } from './run-each.ts';
import type { RowResult } from './run-each.ts';

/** A server that remembers what it was sent, and answers each row as it is told to. */
function aServer(answers: Record<string, 'refuse' | 'lose' | undefined> = {}) {
  const sent: { id: string; key: string }[] = [];
  return {
    sent, answers,
    act: async (row: { id: string; key: string }): Promise<void> => {
      sent.push(row);
      await Promise.resolve();
      const answer = answers[row.id];
      if (answer === 'refuse') throw new ApiRefusal(409, [{ code: 'claim.wrong-state', path: '', message: '' }]);
      if (answer === 'lose') throw new NoAnswer('no answer');
    },
  };
}
const statesIn = (results: readonly RowResult[]): string => results.map(({ state }) => state).join(' ');

test('each row is sent once under a key of its own, and one that is refused holds up none', async () => {
  const server = aServer({ b: 'refuse' });
  let results: readonly RowResult[] = [];
  await bulkOf(['a', 'b', 'c'], { act: server.act, tell: (now) => { results = now; } }).start();
  expect(statesIn(results)).toBe('done refused done');
  expect(results[1]?.error).toBeInstanceOf(ApiRefusal);
  expect(new Set(server.sent.map(({ key }) => key)).size).toBe(3);
});

test('a double click does nothing twice, nor does starting again what is done', async () => {
  const server = aServer();
  const bulk = bulkOf(['a', 'b'], { act: server.act, tell: () => undefined });
  await Promise.all([bulk.start(), bulk.start()]);
  await bulk.start();
  expect(server.sent.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('a stop lets the row under way end and leaves the others; going on does those', async () => {
  const server = aServer();
  let results: readonly RowResult[] = [];
  const bulk = bulkOf(['a', 'b', 'c'], {
    act: async (row) => {
      if (row.id === 'a') bulk.stop();
      await server.act(row);
    },
    tell: (now) => { results = now; },
  });
  await bulk.start();
  expect(statesIn(results)).toBe('done waiting waiting');
  await bulk.start();
  expect(statesIn(results)).toBe('done done done');
});

test('a lost line stops; going on sends the unanswered row again under its key', async () => {
  const server = aServer({ a: 'lose' });
  let results: readonly RowResult[] = [];
  const bulk = bulkOf(['a', 'b'], { act: server.act, tell: (now) => { results = now; } });
  await bulk.start();
  expect(statesIn(results)).toBe('unanswered waiting');
  server.answers['a'] = undefined;
  await bulk.start();
  expect(statesIn(results)).toBe('done done');
  expect(server.sent.map(({ id }) => id)).toEqual(['a', 'a', 'b']);
  expect(server.sent[0]?.key).toBe(server.sent[1]?.key);
});
