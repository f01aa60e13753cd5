import {
  ConfirmByRecognition, CorrectRecognition, Created, Done, EnterRecognition, Id, RecognitionCheck, RecognitionFlag,
  RecognitionPreview, RecognitionRegister, RecognitionsEntered, SettleRecognitions, WithdrawRecognition,
} from '@qingce/contract';
import { z } from 'zod';
import { takeTable } from '../crosscheck/index.ts';
import { readStored, takeFile } from '../documents/index.ts';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { confirmByRecognition } from './confirm-by-recognition.ts';
import { correctRecognition, enterRecognition, withdrawRecognition } from './enter-recognition.ts';
import { importRecognitions, previewRecognitions } from './import-recognitions.ts';
import { listFallen, readRecognitionsOfClaim } from './of-claim.ts';
import { readRegister } from './read-register.ts';
import { lookAtScan, receiveScan, settleRecognitions } from './settle-recognitions.ts';

const tags = ['recognition'];
const ofPolicy = z.object({ policy: z.string().max(80) });
const ofEntry = z.object({ recognitionId: Id });
const ofVersion = ofEntry.extend({ version: z.coerce.number().pipe(z.int().min(1)) });
const done = () => ({ ok: true as const });

export function recognitionRoutes(app: App, workplace: Workplace): void {
  const read = { schema: { summary: '认定登记簿', tags, params: ofPolicy, response: { 200: RecognitionRegister } } };
  app.get('/api/recognitions/:policy', read, (request) => runReading(workplace, request.call, {
    input: request.params.policy, verb: readRegister, reply: (register) => register,
  }));

  const enter = { schema: {
    summary: '登记认定', tags, params: ofPolicy, body: EnterRecognition, response: { 200: Created },
  } };
  app.post('/api/recognitions/:policy', enter, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, ...request.params }, verb: enterRecognition, reply: (created) => created,
  }));

  const settle = { schema: { summary: '复核认定', tags, body: SettleRecognitions, response: { 200: Done } } };
  app.post('/api/recognition-settlements', settle, (request) => runVerb(workplace, request.call, {
    input: request.body, verb: settleRecognitions, reply: done,
  }));

  changeRoutes(app, workplace);
  importRoutes(app, workplace);
  claimRoutes(app, workplace);
  scanRoutes(app, workplace);
}

/** What the register says beside the facts of a claim. */
function claimRoutes(app: App, workplace: Workplace): void {
  const params = z.object({ claimId: Id });
  const read = { schema: { summary: '登记簿比对', tags, params, response: { 200: z.array(RecognitionCheck) } } };
  app.get('/api/claims/:claimId/recognitions', read, (request) => runReading(workplace, request.call, {
    input: request.params.claimId, verb: readRecognitionsOfClaim, reply: (checks) => checks,
  }));

  const rely = { schema: { summary: '依登记核定', tags, params, body: ConfirmByRecognition, response: { 200: Done } } };
  app.post('/api/claims/:claimId/recognitions/confirm', rely, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, ...request.params }, verb: confirmByRecognition, reply: done,
  }));

  const flags = { schema: {
    summary: '所依登记失效的申报', tags, params: ofPolicy, response: { 200: z.array(RecognitionFlag) },
  } };
  app.get('/api/recognitions/:policy/flags', flags, (request) => runReading(workplace, request.call, {
    input: request.params.policy, verb: listFallen, reply: (found) => found,
  }));
}

/** Tables arrive as multipart with one file. */
function importRoutes(app: App, workplace: Workplace): void {
  const common = { tags, params: ofPolicy.extend({ kind: z.string().max(80) }), consumes: ['multipart/form-data'] };
  app.post('/api/recognitions/:policy/:kind/preview', {
    schema: { summary: '预览导入认定', ...common, response: { 200: RecognitionPreview } },
  }, async (request) => runReading(workplace, request.call, {
    input: { ...request.params, ...await takeTable(request) }, verb: previewRecognitions, reply: (preview) => preview,
  }));

  app.post('/api/recognitions/:policy/:kind/files', {
    schema: { summary: '导入认定', ...common, response: { 200: RecognitionsEntered } },
  }, async (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...await takeTable(request) }, verb: importRecognitions, reply: (entered) => entered,
  }));
}

function changeRoutes(app: App, workplace: Workplace): void {
  const common = { tags, params: ofEntry, response: { 200: Done } };
  app.post('/api/recognition-entries/:recognitionId/correct', {
    schema: { summary: '更正认定', ...common, body: CorrectRecognition },
  }, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, id: request.params.recognitionId }, verb: correctRecognition, reply: done,
  }));

  app.post('/api/recognition-entries/:recognitionId/withdraw', {
    schema: { summary: '撤销认定', ...common, body: WithdrawRecognition },
  }, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, id: request.params.recognitionId }, verb: withdrawRecognition, reply: done,
  }));
}

/** The scan of a version's document arrives as multipart with one file. */
function scanRoutes(app: App, workplace: Workplace): void {
  const address = '/api/recognition-entries/:recognitionId/versions/:version/scan';
  const receive = { schema: {
    summary: '上传认定文件', tags, params: ofVersion, consumes: ['multipart/form-data'], response: { 200: Done },
  } };
  app.post(address, receive, async (request) => {
    const { recognitionId: id, version } = request.params;
    const upload = await takeFile(workplace, request);
    return runVerb(workplace, request.call, { input: { id, version, ...upload }, verb: receiveScan, reply: done });
  });

  app.get(address, { schema: { summary: '查看认定文件', tags, params: ofVersion } }, async (request, reply) => {
    const { recognitionId: id, version } = request.params;
    const file = await runVerb(workplace, request.call, {
      input: { id, version }, verb: lookAtScan, reply: (found) => found,
    });
    return reply.type(file.mediaType).headers({
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-length': file.size, 'content-security-policy': "sandbox; default-src 'none'",
    }).send(readStored(workplace.dataFolder, file.sha256));
  });
}
