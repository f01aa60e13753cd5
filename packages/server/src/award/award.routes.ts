import { Done, Id, RecordAppeal, RequiredNote } from '@qingce/contract';
import { z } from 'zod';
import { runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { decideAward, declineAward } from './decide-award.ts';
import { recordAppeal } from './record-appeal.ts';

const done = () => ({ ok: true as const });

export function awardRoutes(app: App, workplace: Workplace): void {
  const params = z.object({ claimId: Id });
  const body = z.object({ note: RequiredNote });
  const common = { tags: ['award'], params, body, response: { 200: Done } };

  app.post('/api/claims/:claimId/decide', { schema: { summary: '审定', ...common } }, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body }, verb: decideAward, reply: done,
    }));

  app.post('/api/claims/:claimId/decline', { schema: { summary: '不予扶持', ...common } }, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body }, verb: declineAward, reply: done,
    }));

  const appeal = { schema: { summary: '登记救济结果', ...common, body: RecordAppeal } };
  app.post('/api/claims/:claimId/appeals', appeal, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body }, verb: recordAppeal, reply: done,
    }));
}
