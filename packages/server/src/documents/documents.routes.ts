import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Day, Done, Id, Material, StoredDocument, TakeDocument } from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, VerbContext, Workplace } from '../foundation/index.ts';
import type { ClaimDocument } from './document.ts';
import { listAllDocuments } from './documents.sql.ts';
import { downloadDocument } from './download-document.ts';
import { readStored } from './file-store.ts';
import { getTheirFolder, getReadableFolder } from './folder.ts';
import { receiveDocument } from './receive-document.ts';
import { removeDocument } from './remove-document.ts';
import { listEarlier, takeDocument } from './take-document.ts';
import { megabytesMost, takeFile } from './take-file.ts';

const tags = ['documents'];
const ofClaim = z.object({ claimId: Id });
const ofDocument = z.object({ documentId: Id });

/** Uploads are multipart with one file; the material stands in the query, the idempotency key in the header. */
export async function documentRoutes(app: App, workplace: Workplace): Promise<void> {
  await app.register(multipart, { limits: { files: 1, fields: 0, parts: 1, fileSize: megabytesMost * 1024 * 1024 } });

  const receive = { schema: {
    summary: '上传材料', tags, params: ofClaim, querystring: z.object({ material: Material, validUntil: Day.optional() }),
    consumes: ['multipart/form-data'],
    response: { 201: StoredDocument },
  } };
  app.post('/api/claims/:claimId/documents', receive, async (request, reply) => {
    const { claimId } = request.params;
    const { material, validUntil } = request.query;
    // Before a stranger's bytes are taken in. Whether the folder is open is for the verb to say, behind the key: what
    // was received once is answered as it was then, also when the folder was closed since.
    await runVerb(workplace, withoutKey(request), { input: claimId, verb: getTheirFolder, reply: () => null });
    const upload = await takeFile(workplace, request);
    const input = { claimId, material, name: upload.name, file: upload.file, validUntil };
    return reply.code(201).send(await runVerb(workplace, request.call, {
      input, verb: receiveDocument, reply: (document) => document,
    }));
  });

  const list = { schema: { summary: '材料列表', tags, params: ofClaim, response: { 200: z.array(StoredDocument) } } };
  app.get('/api/claims/:claimId/documents', list, (request) => runReading(workplace, request.call, {
    input: request.params.claimId, verb: listReadable, reply: (documents) => documents,
  }));

  const earlier = { schema: {
    summary: '往年材料', tags, params: ofClaim, response: { 200: z.array(StoredDocument) },
  } };
  app.get('/api/claims/:claimId/earlier-documents', earlier, (request) => runReading(workplace, request.call, {
    input: request.params.claimId, verb: listEarlier, reply: (documents) => documents,
  }));

  const take = { schema: {
    summary: '沿用材料', tags, params: ofClaim, body: TakeDocument, response: { 200: StoredDocument },
  } };
  app.post('/api/claims/:claimId/documents/take', take, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, claimId: request.params.claimId }, verb: takeDocument, reply: (document) => document,
  }));

  const remove = { schema: { summary: '撤回材料', tags, params: ofDocument, response: { 200: Done } } };
  app.post('/api/documents/:documentId/remove', remove, (request) => runVerb(workplace, request.call, {
    input: request.params.documentId, verb: removeDocument, reply: () => ({ ok: true as const }),
  }));

  const download = { schema: { summary: '下载材料', tags, params: ofDocument } };
  app.get('/api/documents/:documentId/content', download, async (request, reply) => {
    const document = await runVerb(workplace, request.call, {
      input: request.params.documentId, verb: downloadDocument, reply: (found) => found,
    });
    // Whatever hides in the file, it opens outside the page and without the page's rights.
    return reply.type(document.mediaType).headers({
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(document.name)}`,
      'content-length': document.size,
      'content-security-policy': "sandbox; default-src 'none'",
    }).send(readStored(workplace.dataFolder, document.sha256));
  });
}

async function listReadable(context: VerbContext, claimId: string): Promise<ClaimDocument[]> {
  await getReadableFolder(context, claimId);
  return listAllDocuments(context.tx, claimId);
}

function withoutKey(request: FastifyRequest): FastifyRequest['call'] {
  const { idempotencyKey: _forTheActItself, ...call } = request.call;
  return call;
}
