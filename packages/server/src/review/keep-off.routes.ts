import { DecideRecusal, Done, Id, WithReason } from '@qingce/contract';
import { z } from 'zod';
import { runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { decideOnRecusal, declareStake } from './keep-off.ts';

const tags = ['claim'];
const params = z.object({ claimId: Id });
const done = () => ({ ok: true as const });

/** 回避 — what keeps an officer off a claim, and with it what they signed; asked for by recusalRoutes. */
export function keepOffRoutes(app: App, workplace: Workplace): void {
  const declare = { schema: { summary: '声明回避', tags, params, body: WithReason, response: { 200: Done } } };
  app.post('/api/claims/:claimId/recuse', declare, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: declareStake, reply: done,
  }));

  const ofRequest = params.extend({ requestId: Id });
  const decide = {
    schema: { summary: '决定是否回避', tags, params: ofRequest, body: DecideRecusal, response: { 200: Done } },
  };
  app.post('/api/claims/:claimId/recusal-requests/:requestId/decide', decide, (request) =>
    runVerb(workplace, request.call, {
      input: { ...request.params, ...request.body }, verb: decideOnRecusal, reply: done,
    }));
}
