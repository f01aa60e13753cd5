import {
  CaseFile, CaseNote, ClaimFilter, ClaimLine, Done, Id, OfficeLoad, SaveFilter, SavedFilter, WriteNote,
} from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { readCaseFile } from './read-casefile.ts';
import { readLoads } from './read-loads.ts';
import { listOwnClaims, readWorklist } from './read-claims.ts';
import { readNotes, writeNote } from './write-note.ts';
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

  noteRoutes(app, workplace);
  filterRoutes(app, workplace);
}

function noteRoutes(app: App, workplace: Workplace): void {
  const params = z.object({ claimId: Id });
  const list = { schema: { summary: '备注与往来', tags, params, response: { 200: z.array(CaseNote) } } };
  app.get('/api/claims/:claimId/notes', list, (request) => runReading(workplace, request.call, {
    input: request.params, verb: readNotes, reply: (notes) => notes,
  }));

  const write = { schema: { summary: '写备注或留言', tags, params, body: WriteNote, response: { 200: Done } } };
  app.post('/api/claims/:claimId/notes', write, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: writeNote, reply: () => ({ ok: true as const }),
  }));
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
