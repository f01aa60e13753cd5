import { CaseFile, ClaimLine, Id } from '@qingce/contract';
import { z } from 'zod';
import { runReading } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { readCaseFile } from './read-casefile.ts';
import { listOwnClaims, readWorklist } from './read-claims.ts';

const tags = ['casefile'];

export function casefileRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '申报列表', tags, response: { 200: z.array(ClaimLine) } } };
  app.get('/api/claims', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: listOwnClaims, reply: (lines) => lines,
  }));

  const worklist = { schema: { summary: '待办', tags, response: { 200: z.array(ClaimLine) } } };
  app.get('/api/worklist', worklist, (request) => runReading(workplace, request.call, {
    input: undefined, verb: readWorklist, reply: (lines) => lines,
  }));

  const read = { schema: { summary: '案卷', tags, params: z.object({ claimId: Id }), response: { 200: CaseFile } } };
  app.get('/api/claims/:claimId', read, (request) => runReading(workplace, request.call, {
    input: request.params.claimId, verb: readCaseFile, reply: (file) => file,
  }));
}
