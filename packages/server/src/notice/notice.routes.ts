import rateLimit from '@fastify/rate-limit';
import {
  Done, Id, Notice, Objection, ObjectionLine, PublishNotice, RaiseObjection, RecallLine, ResolveObjection,
} from '@qingce/contract';
import { z } from 'zod';
import { readStored } from '../documents/index.ts';
import { refuse, runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { readEvidence } from './evidence.ts';
import { publishNotice } from './publish-notice.ts';
import { raiseObjection } from './raise-objection.ts';
import { getPublicNotice, listPublicNotices } from './read-notices.ts';
import { listObjectionLines, readObjection } from './read-objections.ts';
import { recallLine } from './recall-line.ts';
import { resolveObjection } from './resolve-objection.ts';

const tags = ['notice'];
const params = z.object({ noticeId: Id });
const ObjectionReceipt = z.object({ objectionId: Id, number: z.string() });
/** One address may object to several lines, but not flood the office. */
export const objectionsPerAddress = { max: 10, timeWindow: '1 hour' };

export async function noticeRoutes(app: App, workplace: Workplace): Promise<void> {
  await app.register(async (scope: App) => {
    await scope.register(rateLimit, {
      global: false,
      errorResponseBuilder: (_request, context) =>
        refuse('request.too-many', { seconds: `${Math.ceil(context.ttl / 1000)}` }),
    });
    publicRoutes(scope, workplace);
  });
  officeRoutes(app, workplace);
}

function publicRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '公示列表', tags, response: { 200: z.array(Notice) } } };
  app.get('/api/notices', list, (request) =>
    runReading(workplace, request.call, {
      input: undefined,
      verb: listPublicNotices,
      reply: (notices) => notices,
    }),
  );

  const read = { schema: { summary: '公示', tags, params, response: { 200: Notice } } };
  app.get('/api/notices/:noticeId', read, (request) =>
    runReading(workplace, request.call, {
      input: request.params.noticeId,
      verb: getPublicNotice,
      reply: (notice) => notice,
    }),
  );

  const raise = {
    schema: { summary: '提出异议', tags, params, body: RaiseObjection, response: { 201: ObjectionReceipt } },
    config: { rateLimit: objectionsPerAddress },
  };
  app.post('/api/notices/:noticeId/objections', raise, async (request, reply) =>
    reply.code(201).send(
      await runVerb(workplace, request.call, {
        input: { noticeId: request.params.noticeId, ...request.body },
        verb: raiseObjection,
        reply: ({ id, number }) => ({ objectionId: id, number }),
      }),
    ),
  );
}

function officeRoutes(app: App, workplace: Workplace): void {
  const publish = {
    schema: { summary: '发布公示', tags, body: PublishNotice, response: { 201: z.object({ noticeId: Id }) } },
  };
  app.post('/api/notices', publish, async (request, reply) =>
    reply.code(201).send(
      await runVerb(workplace, request.call, {
        input: request.body,
        verb: publishNotice,
        reply: ({ id }) => ({ noticeId: id }),
      }),
    ),
  );

  const objections = { schema: { summary: '异议列表', tags, response: { 200: z.array(ObjectionLine) } } };
  app.get('/api/objections', objections, (request) =>
    runReading(workplace, request.call, {
      input: undefined,
      verb: listObjectionLines,
      reply: (all) => all,
    }),
  );

  const objection = z.object({ objectionId: Id });
  const read = { schema: { summary: '查看异议人', tags, params: objection, response: { 200: Objection } } };
  app.get('/api/objections/:objectionId', read, (request) =>
    runVerb(workplace, request.call, {
      input: request.params.objectionId,
      verb: readObjection,
      reply: (one) => one,
    }),
  );
  const resolve = {
    schema: { summary: '处理异议', tags, params: objection, body: ResolveObjection, response: { 200: Done } },
  };
  app.post('/api/objections/:objectionId/resolve', resolve, (request) =>
    runVerb(workplace, request.call, {
      input: { objectionId: request.params.objectionId, ...request.body },
      verb: resolveObjection,
      reply: () => ({ ok: true as const }),
    }),
  );

  const claim = z.object({ claimId: Id });
  const recall = { schema: { summary: '更正公示', tags, params: claim, body: RecallLine, response: { 200: Done } } };
  app.post('/api/claims/:claimId/recall-line', recall, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body },
      verb: recallLine,
      reply: () => ({ ok: true as const }),
    }),
  );

  const evidence = z.object({ objectionId: Id, documentId: Id });
  const look = { schema: { summary: '查阅异议证据', tags, params: evidence } };
  app.get('/api/objections/:objectionId/evidence/:documentId/content', look, async (request, reply) => {
    const file = await runVerb(workplace, request.call, {
      input: request.params, verb: readEvidence, reply: (found) => found,
    });
    // As with every file from outside: it opens beside the page and without the page's rights.
    return reply.type(file.mediaType).headers({
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-length': file.size,
      'content-security-policy': "sandbox; default-src 'none'",
    }).send(readStored(workplace.dataFolder, file.sha256));
  });
}
