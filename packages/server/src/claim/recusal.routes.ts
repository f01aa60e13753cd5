import { AskRecusal, DecideRecusal, Done, Id, RecusalRequests } from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { askRecusal, decideRecusal, readRecusalRequests } from './recusal-request.ts';

const tags = ['claim'];
const params = z.object({ claimId: Id });
const done = () => ({ ok: true as const });

/** 申请回避 — by the applicant, about an officer; decided by another one. */
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
  const ofRequest = params.extend({ requestId: Id });
  const decide = {
    schema: { summary: '决定是否回避', tags, params: ofRequest, body: DecideRecusal, response: { 200: Done } },
  };
  app.post(`${address}/:requestId/decide`, decide, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: decideRecusal, reply: done,
  }));
}
