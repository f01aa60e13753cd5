import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { Id } from '@qingce/contract';
import { z } from 'zod';
import { takeFile } from '../documents/index.ts';
import { refuse, runReading, runVerb } from '../foundation/index.ts';
import type { App, Verb, Workplace } from '../foundation/index.ts';
import {
  listCertifiedObjections, objectionsPerAddress, receiveEvidence, requireOpenObjection,
} from '../notice/index.ts';
import { frameMaker, sendPage } from './frame-maker.ts';
import { noticeCertificatePage } from './notice-certificate-page.ts';
import { noticePage } from './notice-page.ts';
import { noticesPage } from './notices-page.ts';
import {
  getNoticeUnderPolicy, getReceiptOfNotice, listNoticesUnderPolicies,
} from './notices-under-policies.ts';
import { objectionReceiptPage } from './objection-receipt-page.ts';
import { addressIn } from './page.ts';
import { TypedObjection, raiseFromForm } from './raise-from-form.ts';
import type { FrameMaker } from './frame-maker.ts';
import type { ObjectionForm } from './objection-form.ts';
import type { FilledForm } from './raise-from-form.ts';

/** One address may bring all files of an objection, but not fill the store. */
const filesPerAddress = { max: 30, timeWindow: '1 hour' };

interface Desk { readonly workplace: Workplace; readonly frame: FrameMaker }

/** 公示与异议 — the public pages about notices, in both languages, and their form. */
export async function noticePageRoutes(
  app: App, workplace: Workplace, options: { isDemo: boolean },
): Promise<void> {
  const desk = { workplace, frame: frameMaker(workplace, options) };
  await app.register(async (scope: App) => {
    await scope.register(rateLimit, { global: false });
    const limit = scope.createRateLimit(objectionsPerAddress);
    for (const folder of ['/notices', '/en/notices']) {
      readingRoutes(scope, desk, folder);
      formRoutes(scope, desk, { folder, limit });
      certificateRoute(scope, desk, folder);
      receiptRoute(scope, desk, folder);
      evidenceRoute(scope, desk, { folder, limit: scope.createRateLimit(filesPerAddress) });
    }
  });
}

function readingRoutes(app: App, { workplace, frame }: Desk, folder: string): void {
  app.get(folder, { schema: { hide: true } }, async (request, reply) => {
    const notices = await read(workplace, request, { verb: listNoticesUnderPolicies, input: undefined });
    return sendPage(reply, noticesPage(await frame(request), notices));
  });

  const params = z.object({ noticeId: z.string() });
  app.get(`${folder}/:noticeId`, { schema: { hide: true, params } }, async (request, reply) => {
    const { noticeId } = request.params;
    const entry = await read(workplace, request, { verb: getNoticeUnderPolicy, input: noticeId });
    return sendPage(reply, noticePage(await frame(request), entry, emptyForm(workplace)));
  });
}

function certificateRoute(app: App, { workplace, frame }: Desk, folder: string): void {
  const params = z.object({ noticeId: z.string() });
  app.get(`${folder}/:noticeId/certificate`, { schema: { hide: true, params } }, async (request, reply) => {
    const { noticeId } = request.params;
    const entry = await read(workplace, request, { verb: getNoticeUnderPolicy, input: noticeId });
    const objections = await read(workplace, request, { verb: listCertifiedObjections, input: noticeId });
    return sendPage(reply, noticeCertificatePage(await frame(request), entry, objections));
  });
}

function formRoutes(
  app: App, { workplace, frame }: Desk, { folder, limit }: { folder: string; limit: FilledForm['limit'] },
): void {
  const params = z.object({ noticeId: Id });
  const address = `${folder}/:noticeId/objections`;
  app.post(address, { schema: { hide: true, params, body: TypedObjection } }, async (request, reply) => {
    const { body: typed, params: { noticeId } } = request;
    const entry = await read(workplace, request, { verb: getNoticeUnderPolicy, input: noticeId });
    const outcome = await raiseFromForm(workplace, request, { noticeId, typed, limit });
    if ('objectionId' in outcome) {
      const receipt = `/notices/${noticeId}/objections/${outcome.objectionId}`;
      return reply.redirect(addressIn(request.language, receipt), 303);
    }
    const form = { ...emptyForm(workplace), typed, problems: outcome.problems };
    return sendPage(reply.code(outcome.status), noticePage(await frame(request), entry, form));
  });

  // Whoever opens the address of a form that came back with problems wants the form.
  app.get(address, { schema: { hide: true, params } }, (request, reply) =>
    reply.redirect(`${addressIn(request.language, `/notices/${request.params.noticeId}`)}#objection`));
}

function receiptRoute(app: App, { workplace, frame }: Desk, folder: string): void {
  const params = z.object({ noticeId: z.string(), objectionId: z.string() });
  const address = `${folder}/:noticeId/objections/:objectionId`;
  app.get(address, { schema: { hide: true, params } }, async (request, reply) => {
    const asked = request.params;
    const { entry, receipt } = await read(workplace, request, { verb: getReceiptOfNotice, input: asked });
    return sendPage(reply, objectionReceiptPage(await frame(request), entry, receipt));
  });
}

function evidenceRoute(
  app: App, { workplace }: Desk, { folder, limit }: { folder: string; limit: FilledForm['limit'] },
): void {
  const params = z.object({ noticeId: Id, objectionId: Id });
  const schema = { hide: true, params, consumes: ['multipart/form-data'] };
  app.post(`${folder}/:noticeId/objections/:objectionId/evidence`, { schema }, async (request, reply) => {
    const asked = request.params;
    const use = await limit(request);
    if (!use.isAllowed && use.isExceeded) throw refuse('request.too-many', { seconds: `${use.ttlInSeconds}` });
    await read(workplace, request, { verb: requireOpenObjection, input: asked });
    const { name, file } = await takeFile(workplace, request);
    await runVerb(workplace, request.call, {
      input: { ...asked, name, file }, verb: receiveEvidence, reply: () => null,
    });
    const receipt = `/notices/${asked.noticeId}/objections/${asked.objectionId}`;
    return reply.redirect(addressIn(request.language, receipt), 303);
  });
}

function read<Input, Output>(
  workplace: Workplace, request: FastifyRequest, { verb, input }: { verb: Verb<Input, Output>; input: Input },
): Promise<Output> {
  return runReading(workplace, request.call, { verb, input, reply: (output) => output });
}

function emptyForm({ newId }: Workplace): ObjectionForm {
  return { typed: { line: '', name: '', contact: '', statement: '' }, problems: [], key: newId() };
}
