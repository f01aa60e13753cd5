import { MoneyCheck } from '@qingce/contract';
import { z } from 'zod';
import { runReading } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { lookAtMoney, readLastCheck } from './look-at-money.ts';

const tags = ['invariants'];
const Told = z.object({ last: MoneyCheck.nullable() });

/** 恒等核对 — what the last look at the money found, and a look now. */
export function invariantRoutes(app: App, workplace: Workplace): void {
  const read = { schema: { summary: '最近一次恒等核对', tags, response: { 200: Told } } };
  app.get('/api/money-checks', read, (request) => runReading(workplace, request.call, {
    input: undefined, verb: readLastCheck, reply: (last) => ({ last }),
  }));
  const look = { schema: { summary: '恒等核对', tags, response: { 200: Told } } };
  app.post('/api/money-checks', look, async (request) => ({ last: await lookAtMoney(workplace, request.call) }));
}
