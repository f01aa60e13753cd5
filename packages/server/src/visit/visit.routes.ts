import {
  ClaimVisit, Done, Id, Inspectors, PhotoTaken, PlanVisit, ReportReceived, VisitLine, VisitPack, VisitReport,
  WithReason,
} from '@qingce/contract';
import { z } from 'zod';
import { readStored, takeFile } from '../documents/index.ts';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { cancelVisit } from './cancel-visit.ts';
import { getOwnVisit } from './own-visit.ts';
import { planVisit } from './plan-visit.ts';
import { listInspectors, listOwnVisits, lookAtPhoto, readClaimVisits, readPack } from './read-visits.ts';
import { receivePhoto } from './receive-photo.ts';
import { receiveReport } from './receive-report.ts';

const tags = ['visit'];
const ofVisit = z.object({ visitId: Id });
const ofClaim = z.object({ claimId: Id });
const PhotoReceived = z.object({ id: Id, sha256: z.string() });

export function visitRoutes(app: App, workplace: Workplace): void {
  readings(app, workplace);
  planning(app, workplace);
  reporting(app, workplace);
}

function readings(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '现场核查', tags, response: { 200: z.array(VisitLine) } } };
  app.get('/api/visits', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: listOwnVisits, reply: (lines) => lines,
  }));

  const colleagues = { schema: { summary: '核查员', tags, response: { 200: Inspectors } } };
  app.get('/api/visits/inspectors', colleagues, (request) => runReading(workplace, request.call, {
    input: undefined, verb: listInspectors, reply: (inspectors) => inspectors,
  }));

  const pack = { schema: { summary: '核查包', tags, params: ofVisit, response: { 200: VisitPack } } };
  app.get('/api/visits/:visitId', pack, (request) => runReading(workplace, request.call, {
    input: request.params.visitId, verb: readPack, reply: (found) => found,
  }));

  const ofOne = { schema: { summary: '案卷的核查', tags, params: ofClaim, response: { 200: z.array(ClaimVisit) } } };
  app.get('/api/claims/:claimId/visits', ofOne, (request) => runReading(workplace, request.call, {
    input: request.params.claimId, verb: readClaimVisits, reply: (visits) => visits,
  }));

  const photo = { schema: { summary: '查阅照片', tags, params: z.object({ photoId: Id }) } };
  app.get('/api/visit-photos/:photoId/content', photo, async (request, reply) => {
    const found = await runVerb(workplace, request.call, {
      input: request.params.photoId, verb: lookAtPhoto, reply: (each) => each,
    });
    return reply.type(found.mediaType).headers({
      'content-length': found.size, 'content-security-policy': "sandbox; default-src 'none'",
    }).send(readStored(workplace.dataFolder, found.sha256));
  });
}

function planning(app: App, workplace: Workplace): void {
  const plan = { schema: { summary: '安排核查', tags, params: ofClaim, body: PlanVisit, response: { 200: ofVisit } } };
  app.post('/api/claims/:claimId/visits', plan, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, claimId: request.params.claimId }, verb: planVisit,
    reply: ({ id }) => ({ visitId: id }),
  }));

  const cancel = { schema: { summary: '取消核查', tags, params: ofVisit, body: WithReason, response: { 200: Done } } };
  app.post('/api/visits/:visitId/cancel', cancel, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, visitId: request.params.visitId }, verb: cancelVisit,
    reply: () => ({ ok: true as const }),
  }));
}

/** Photographs first, then the report that names them; both may be sent again without doing anything twice. */
function reporting(app: App, workplace: Workplace): void {
  const photo = { schema: {
    summary: '上传核查照片', tags, params: ofVisit, querystring: PhotoTaken, consumes: ['multipart/form-data'],
    response: { 201: PhotoReceived },
  } };
  app.post('/api/visits/:visitId/photos', photo, async (request, reply) => {
    const { visitId } = request.params;
    // Before a stranger's bytes are taken in; the verb looks again, in its own transaction.
    await runReading(workplace, request.call, { input: visitId, verb: getOwnVisit, reply: () => null });
    const { file } = await takeFile(workplace, request, { sha256: request.query.sha256 });
    return reply.code(201).send(await runVerb(workplace, request.call, {
      input: { ...request.query, visitId, file }, verb: receivePhoto, reply: ({ id, sha256 }) => ({ id, sha256 }),
    }));
  });

  const report = { schema: {
    summary: '提交核查记录', tags, params: ofVisit, body: VisitReport, response: { 200: ReportReceived },
  } };
  app.post('/api/visits/:visitId/reports', report, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, visitId: request.params.visitId }, verb: receiveReport,
    reply: ({ id, receivedAt, keptOnly }) => ({ id, receivedAt, keptOnly }),
  }));
}
