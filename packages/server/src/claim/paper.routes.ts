import {
  Created, Done, DraftSaved, EnterPaper, Id, NewerDraft, PaperClaim, PaperDraft, Receipt, RejectPaper, SaveDraft, Year,
} from '@qingce/contract';
import { z } from 'zod';
import { readStored, takeFile } from '../documents/index.ts';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { confirmPaper, rejectPaper } from './confirm-paper.ts';
import { enterPaper, receiveScan } from './enter-paper.ts';
import { discardPaperDraft, listPaperDrafts, readPaperDraft, savePaperDraft } from './paper-draft.ts';
import { listPapers, lookAtScan } from './read-papers.ts';

const tags = ['claim'];
const params = z.object({ paperId: Id });
const done = () => ({ ok: true as const });

/** Entries of claims on paper; the scan arrives as multipart with one file. */
export function paperRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '纸质申报', tags, response: { 200: z.array(PaperClaim) } } };
  app.get('/api/paper-claims', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: listPapers, reply: (papers) => papers,
  }));

  const enter = { schema: { summary: '录入纸质申报', tags, body: EnterPaper, response: { 200: Created } } };
  app.post('/api/paper-claims', enter, (request) => runVerb(workplace, request.call, {
    input: request.body, verb: enterPaper, reply: (created) => created,
  }));

  const confirm = { schema: { summary: '核对纸质申报', tags, params, response: { 200: Receipt } } };
  app.post('/api/paper-claims/:paperId/confirm', confirm, (request) => runVerb(workplace, request.call, {
    input: request.params, verb: confirmPaper, reply: (receipt) => receipt,
  }));

  const reject = { schema: { summary: '退回录入', tags, params, body: RejectPaper, response: { 200: Done } } };
  app.post('/api/paper-claims/:paperId/reject', reject, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: rejectPaper, reply: done,
  }));

  scanRoutes(app, workplace);
  draftRoutes(app, workplace);
}

function scanRoutes(app: App, workplace: Workplace): void {
  const scan = { schema: {
    summary: '上传扫描件', tags, params, consumes: ['multipart/form-data'], response: { 200: Done },
  } };
  app.post('/api/paper-claims/:paperId/scan', scan, async (request) => {
    const upload = await takeFile(workplace, request);
    return runVerb(workplace, request.call, {
      input: { ...request.params, ...upload }, verb: receiveScan, reply: done,
    });
  });

  app.get('/api/paper-claims/:paperId/scan', { schema: { summary: '查看扫描件', tags, params } }, async (request, reply) => {
    const file = await runVerb(workplace, request.call, {
      input: request.params.paperId, verb: lookAtScan, reply: (found) => found,
    });
    return reply.type(file.mediaType).headers({
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-length': file.size, 'content-security-policy': "sandbox; default-src 'none'",
    }).send(readStored(workplace.dataFolder, file.sha256));
  });
}

function draftRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '未录完的纸质申报', tags, response: { 200: z.array(PaperDraft) } } };
  app.get('/api/paper-drafts', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: listPaperDrafts, reply: (drafts) => drafts,
  }));

  const round = z.object({
    applicantId: Id, policy: z.string().regex(/^[a-z0-9-]{1,80}$/), claimYear: z.coerce.number().pipe(Year),
  });
  const roundOf = ({ claimYear, ...rest }: z.infer<typeof round>) => ({ ...rest, year: claimYear });
  const at = '/api/applicants/:applicantId/paper-drafts/:policy/:claimYear';
  const read = { schema: { summary: '读取未录完的内容', tags, params: round, response: { 200: NewerDraft } } };
  app.get(at, read, (request) => runReading(workplace, request.call, {
    input: roundOf(request.params), verb: readPaperDraft, reply: (draft) => draft,
  }));

  const save = { schema: {
    summary: '保存未录完的内容', tags, params: round, body: SaveDraft, response: { 200: DraftSaved },
  } };
  app.post(at, save, (request) => runVerb(workplace, request.call, {
    input: { ...roundOf(request.params), ...request.body }, verb: savePaperDraft, reply: (saved) => saved,
  }));

  const discard = { schema: { summary: '放弃录入', tags, params: round, response: { 200: Done } } };
  app.post(`${at}/discard`, discard, (request) => runVerb(workplace, request.call, {
    input: roundOf(request.params), verb: discardPaperDraft, reply: done,
  }));
}
