import { ClaimWindow, Done, ExtendWindow, Year } from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { extendWindow, readWindow } from './extend-window.ts';

const tags = ['window'];
const params = z.object({ policy: z.string().regex(/^[a-z0-9-]{1,80}$/), claimYear: z.coerce.number().pipe(Year) });

export function windowRoutes(app: App, workplace: Workplace): void {
  const read = { schema: { summary: '受理期', tags, params, response: { 200: ClaimWindow } } };
  app.get('/api/policies/:policy/windows/:claimYear', read, (request) => runReading(workplace, request.call, {
    input: request.params, verb: readWindow, reply: (window) => window,
  }));

  const extend = { schema: { summary: '延长受理期', tags, params, body: ExtendWindow, response: { 200: Done } } };
  app.post('/api/policies/:policy/windows/:claimYear/extend', extend, (request) => runVerb(workplace, request.call, {
    input: { year: request.params, extension: request.body }, verb: extendWindow,
    reply: () => ({ ok: true as const }),
  }));
}
