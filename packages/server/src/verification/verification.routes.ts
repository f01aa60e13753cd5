import { ConfirmFact, Done, Id } from '@qingce/contract';
import { z } from 'zod';
import { runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { acceptClaim } from './accept-claim.ts';
import { confirmFact } from './confirm-fact.ts';

const done = () => ({ ok: true as const });

export function verificationRoutes(app: App, workplace: Workplace): void {
  const common = { tags: ['verification'], params: z.object({ claimId: Id }), response: { 200: Done } };

  app.post('/api/claims/:claimId/accept', { schema: { summary: '受理', ...common } }, (request) =>
    runVerb(workplace, request.call, { input: request.params, verb: acceptClaim, reply: done }));

  app.post('/api/claims/:claimId/findings', { schema: { summary: '核定事实', ...common, body: ConfirmFact } }, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body }, verb: confirmFact, reply: done,
    }));
}
