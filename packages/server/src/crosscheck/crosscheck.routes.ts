import {
  CrossCheck, CrossCheckFlag, Id, ImportDone, ImportPreview, ImportQuery, ThirdPartyDesk,
} from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { compareClaim, listFlags } from './compare-claim.ts';
import { importFile, previewImport } from './import-file.ts';
import { readDesk } from './read-desk.ts';
import { takeTable } from './take-table.ts';

const tags = ['crosscheck'];
const ofPolicy = z.object({ policy: z.string().max(80) });
const ofSource = z.object({ policy: z.string().max(80), source: z.string().max(80) });
const consumes = ['multipart/form-data'];

/** Files arrive as multipart with one file; the year that they are about stands in the query. */
export function crosscheckRoutes(app: App, workplace: Workplace): void {
  const desk = { schema: { summary: '第三方数据', tags, params: ofPolicy, response: { 200: ThirdPartyDesk } } };
  app.get('/api/third-party/:policy', desk, (request) => runReading(workplace, request.call, {
    input: request.params.policy, verb: readDesk, reply: (found) => found,
  }));

  const common = { tags, params: ofSource, querystring: ImportQuery, consumes };
  app.post('/api/third-party/:policy/:source/preview', {
    schema: { summary: '预览导入', ...common, response: { 200: ImportPreview } },
  }, async (request) => runReading(workplace, request.call, {
    input: { ...request.params, ...request.query, ...await takeTable(request) }, verb: previewImport,
    reply: (preview) => preview,
  }));

  app.post('/api/third-party/:policy/:source/files', {
    schema: { summary: '导入第三方数据', ...common, response: { 200: ImportDone } },
  }, async (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.query, ...await takeTable(request) }, verb: importFile,
    reply: (done) => done,
  }));

  const flags = { schema: {
    summary: '差异清单', tags, params: ofPolicy, querystring: ImportQuery, response: { 200: z.array(CrossCheckFlag) },
  } };
  app.get('/api/third-party/:policy/flags', flags, (request) => runReading(workplace, request.call, {
    input: { ...request.params, ...request.query }, verb: listFlags, reply: (found) => found,
  }));

  const ofClaim = { schema: {
    summary: '第三方数据比对', tags, params: z.object({ claimId: Id }), response: { 200: z.array(CrossCheck) },
  } };
  app.get('/api/claims/:claimId/crosschecks', ofClaim, (request) => runReading(workplace, request.call, {
    input: request.params.claimId, verb: compareClaim, reply: (checks) => checks,
  }));
}
