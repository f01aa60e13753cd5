import type { FastifyRequest } from 'fastify';
import { DecideHolder, Done, HolderCheck, Id } from '@qingce/contract';
import { z } from 'zod';
import { readStored, takeFile } from '../documents/index.ts';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { decideHolder } from './decide-holder.ts';
import { handInProof, lookAtProof, requireProofWanted } from './hand-in-proof.ts';
import type { ProofFor } from './hand-in-proof.ts';
import { listWaitingHolders, readOwnChecks } from './read-holders.ts';

const tags = ['holder'];
const ofApplicant = z.object({ applicantId: Id });
const ofRequest = z.object({ requestId: Id });
const ofProof = z.object({ holderDocumentId: Id });
const done = () => ({ ok: true as const });

/** 授权核验 — the proof arrives as multipart with one file, the idempotency key in the header. */
export function holderRoutes(app: App, workplace: Workplace): void {
  proofRoutes(app, workplace);

  const own = { schema: { summary: '我的授权核验', tags, response: { 200: z.array(HolderCheck) } } };
  app.get('/api/me/holder-checks', own, (request) => runReading(workplace, request.call, {
    input: undefined, verb: readOwnChecks, reply: (checks) => checks,
  }));

  const list = { schema: { summary: '待核验的授权人', tags, response: { 200: z.array(HolderCheck) } } };
  app.get('/api/holder-checks', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: listWaitingHolders, reply: (checks) => checks,
  }));

  const decide = { schema: {
    summary: '核验授权', tags, params: ofApplicant, body: DecideHolder, response: { 200: Done },
  } };
  app.post('/api/applicants/:applicantId/holder/decide', decide, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: decideHolder, reply: done,
  }));
}

function proofRoutes(app: App, workplace: Workplace): void {
  const consumes = ['multipart/form-data'];
  const response = { 200: Done };
  const holds = { schema: { summary: '提交授权证明', tags, params: ofApplicant, consumes, response } };
  app.post('/api/applicants/:applicantId/holder-documents', holds, (request) =>
    receive(workplace, request, request.params));

  const asks = { schema: { summary: '随加入申请提交授权证明', tags, params: ofRequest, consumes, response } };
  app.post('/api/join-requests/:requestId/holder-documents', asks, (request) =>
    receive(workplace, request, request.params));

  const look = { schema: { summary: '查看授权证明', tags, params: ofProof } };
  app.get('/api/holder-documents/:holderDocumentId/content', look, async (request, reply) => {
    const proof = await runVerb(workplace, request.call, {
      input: request.params.holderDocumentId, verb: lookAtProof, reply: (found) => found,
    });
    return reply.type(proof.mediaType).headers({
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(proof.name)}`,
      'content-length': proof.size, 'content-security-policy': "sandbox; default-src 'none'",
    }).send(readStored(workplace.dataFolder, proof.sha256));
  });
}

/** Whether it is wanted is asked before a person's bytes are taken in, and again, behind the key, by the act itself. */
async function receive(workplace: Workplace, request: FastifyRequest, of: ProofFor): Promise<{ ok: true }> {
  const { idempotencyKey: _forTheActItself, ...call } = request.call;
  await runVerb(workplace, call, { input: of, verb: requireProofWanted, reply: () => null });
  const upload = await takeFile(workplace, request);
  return runVerb(workplace, request.call, { input: { of, ...upload }, verb: handInProof, reply: done });
}
