import { Id, Likeness } from '@qingce/contract';
import { z } from 'zod';
import { runReading } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { findLikenesses } from './find-likenesses.ts';

export function likenessRoutes(app: App, workplace: Workplace): void {
  const schema = {
    summary: '疑似重复', tags: ['likeness'], params: z.object({ claimId: Id }), response: { 200: z.array(Likeness) },
  };
  app.get('/api/claims/:claimId/likenesses', { schema }, (request) => runReading(workplace, request.call, {
    input: request.params.claimId, verb: findLikenesses, reply: (found) => found,
  }));
}
