import { CaseBundle, Id } from '@qingce/contract';
import { z } from 'zod';
import { runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { takeBundle } from './take-bundle.ts';

/** 审计包 — a case to be computed again elsewhere. */
export function bundleRoutes(app: App, workplace: Workplace): void {
  const take = {
    schema: { summary: '取审计包', tags: ['bundle'], params: z.object({ claimId: Id }), response: { 200: CaseBundle } },
  };
  app.post('/api/claims/:claimId/bundle', take, (request) => runVerb(workplace, request.call, {
    input: request.params.claimId, verb: takeBundle, reply: (bundle) => bundle,
  }));
}
