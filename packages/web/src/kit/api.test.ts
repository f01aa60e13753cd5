import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ApiRefusal, NoAnswer, UnreadableAnswer, doAct, onSessionEnd, readApi, sentenceOf } from './api.ts';

const Done = z.object({ ok: z.literal(true) });
const sessionEnded = { errors: [{ code: 'identity.sign-in-required', path: '', message: '请先登录' }] };

afterEach(() => {
  vi.unstubAllGlobals();
  onSessionEnd(async () => false);
});

/** A server that gives these answers one after the other and keeps what it was asked. */
function serverAnswering(...answers: [status: number, body: unknown][]): { asked: RequestInit[] } {
  const asked: RequestInit[] = [];
  vi.stubGlobal('fetch', async (_path: string, request: RequestInit) => {
    const [status, body] = answers[asked.length] ?? [500, {}];
    asked.push(request);
    return Response.json(body, { status });
  });
  return { asked };
}

describe('an act', () => {
  test('carries its key', async () => {
    const { asked } = serverAnswering([200, { ok: true }]);
    await doAct({ path: '/api/x', body: { a: 1 }, key: 'key-1' }, Done);
    expect(asked[0]?.headers).toMatchObject({ 'idempotency-key': 'key-1' });
    expect(asked[0]?.body).toBe('{"a":1}');
  });

  test('is sent again under the same key once the person has signed in again', async () => {
    onSessionEnd(async () => true);
    const { asked } = serverAnswering([401, sessionEnded], [200, { ok: true }]);
    await expect(doAct({ path: '/api/x', body: {}, key: 'key-1' }, Done)).resolves.toEqual({ ok: true });
    expect(asked.map(({ headers }) => (headers as Record<string, string>)['idempotency-key'])).toEqual([
      'key-1',
      'key-1',
    ]);
  });

  test('is refused when nobody signs in again', async () => {
    serverAnswering([401, sessionEnded]);
    await expect(doAct({ path: '/api/x', body: {}, key: 'k' }, Done)).rejects.toBeInstanceOf(ApiRefusal);
  });
});

describe('an answer', () => {
  test('that never comes is told apart from a no', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('network');
    });
    await expect(readApi('/api/x', Done)).rejects.toBeInstanceOf(NoAnswer);
  });

  test('of another shape than the contract is not shown as if it were right', async () => {
    serverAnswering([200, { ok: 'yes' }]);
    await expect(readApi('/api/x', Done)).rejects.toBeInstanceOf(UnreadableAnswer);
  });
});

describe('the sentence of a refusal', () => {
  const line = {
    code: 'fund.ceiling-exceeded',
    path: '',
    message: 'as sent',
    fields: { wanted: '2.00', available: '1.00' },
  };

  test('speaks the language of the page', () => {
    expect(sentenceOf(line, 'en')).toContain('2.00');
    expect(sentenceOf(line, 'en')).not.toBe(sentenceOf(line, 'zh-CN'));
  });

  test('is the one that was sent when the code is newer than the page', () => {
    expect(sentenceOf({ ...line, code: 'fund.unheard-of' }, 'en')).toBe('as sent');
  });
});
