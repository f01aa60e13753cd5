import { AskRecusal, Done, Id, RecusalRequests } from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { askRecusal, readRecusalRequests } from './recusal-request.ts';

const tags = ['claim'];
const params = z.object({ claimId: Id });
const done = () => ({ ok: true as const });

/** 申请回避 — by the applicant, about an officer; another one decides, by keepOffRoutes. */
export function recusalRoutes(app: App, workplace: Workplace): void {
  const address = '/api/claims/:claimId/recusal-requests';
  const read = { schema: { summary: '回避申请', tags, params, response: { 200: RecusalRequests } } };
  app.get(address, read, (request) => runReading(workplace, request.call, {
    input: request.params.claimId, verb: readRecusalRequests, reply: (found) => found,
  }));
  const ask = { schema: { summary: '申请回避', tags, params, body: AskRecusal, response: { 200: Done } } };
  app.post(address, ask, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: askRecusal, reply: done,
  }));
}
