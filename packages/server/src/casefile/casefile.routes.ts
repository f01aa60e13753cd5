import { CaseFile, ClaimFilter, ClaimLine, Done, Id, OfficeLoad, SaveFilter, SavedFilter } from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { readCaseFile } from './read-casefile.ts';
import { readLoads } from './read-loads.ts';
import { listOwnClaims, readWorklist } from './read-claims.ts';
import { listFilters, removeFilter, saveFilter } from './saved-filters.ts';

const tags = ['casefile'];

export function casefileRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '申报列表', tags, querystring: ClaimFilter, response: { 200: z.array(ClaimLine) } } };
  app.get('/api/claims', list, (request) => runReading(workplace, request.call, {
    input: request.query, verb: listOwnClaims, reply: (lines) => lines,
  }));

  const worklist = { schema: { summary: '待办', tags, querystring: ClaimFilter, response: { 200: z.array(ClaimLine) } } };
  app.get('/api/worklist', worklist, (request) => runReading(workplace, request.call, {
    input: request.query, verb: readWorklist, reply: (lines) => lines,
  }));

  const loads = { schema: { summary: '在办与逾期', tags, response: { 200: z.array(OfficeLoad) } } };
  app.get('/api/office-loads', loads, (request) => runReading(workplace, request.call, {
    input: undefined, verb: readLoads, reply: (found) => found,
  }));

  const read = { schema: { summary: '案卷', tags, params: z.object({ claimId: Id }), response: { 200: CaseFile } } };
  app.get('/api/claims/:claimId', read, (request) => runReading(workplace, request.call, {
    input: request.params.claimId, verb: readCaseFile, reply: (file) => file,
  }));

  filterRoutes(app, workplace);
}

function filterRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '常用筛选', tags, response: { 200: z.array(SavedFilter) } } };
  app.get('/api/me/filters', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: listFilters, reply: (filters) => filters,
  }));

  const save = { schema: { summary: '保存筛选', tags, body: SaveFilter, response: { 200: SavedFilter } } };
  app.post('/api/me/filters', save, (request) => runVerb(workplace, request.call, {
    input: request.body, verb: saveFilter, reply: (saved) => saved,
  }));

  const params = z.object({ filterId: Id });
  const remove = { schema: { summary: '删除筛选', tags, params, response: { 200: Done } } };
  app.post('/api/me/filters/:filterId/remove', remove, (request) => runVerb(workplace, request.call, {
    input: request.params, verb: removeFilter, reply: () => ({ ok: true as const }),
  }));
}
