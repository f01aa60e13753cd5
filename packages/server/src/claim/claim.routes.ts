import {
  AnswerCorrection,
  CheckLine,
  Declaration,
  DeclarationRecord,
  Done,
  DraftPresence,
  DraftSaved,
  EarlierClaim,
  ExtendCorrection,
  Id,
  NewerDraft,
  OpenClaim,
  Receipt,
  ReturnClaim,
  SaveDraft,
  SubmitClaim,
  WithReason,
} from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { answerCorrection } from './answer-correction.ts';
import { checkClaim } from './checklist.ts';
import { exportDeclaration, readDeclaration } from './declaration.ts';
import { readEarlierClaim } from './earlier-facts.ts';
import { refuseAcceptance, withdrawClaim } from './end-claim.ts';
import { refuseUncorrected } from './missed-correction.ts';
import { openClaim } from './open-claim.ts';
import { extendCorrection, returnClaim } from './return-claim.ts';
import { saveDraft } from './save-draft.ts';
import { bePresent, readNewerDraft } from './share-draft.ts';
import { submitClaim } from './submit-claim.ts';

const tags = ['claim'];
const params = z.object({ claimId: Id });
const Opened = z.object({ claimId: Id, revision: z.int() });
const done = () => ({ ok: true as const });

export function claimRoutes(app: App, workplace: Workplace): void {
  applicantActs(app, workplace);
  draftActs(app, workplace);
  officeActs(app, workplace);
  correctionActs(app, workplace);
}

function applicantActs(app: App, workplace: Workplace): void {
  const open = { schema: { summary: '开始申报', tags, body: OpenClaim, response: { 200: Opened } } };
  app.post('/api/claims', open, (request) =>
    runVerb(workplace, request.call, {
      input: request.body,
      verb: openClaim,
      reply: ({ id, revision }) => ({ claimId: id, revision }),
    }),
  );

  const earlier = { schema: { summary: '上年申报', tags, params, response: { 200: EarlierClaim.nullable() } } };
  app.get('/api/claims/:claimId/earlier', earlier, (request) =>
    runReading(workplace, request.call, {
      input: request.params.claimId,
      verb: readEarlierClaim,
      reply: (found) => found,
    }),
  );

  const declaration = { schema: { summary: '声明与内容摘要', tags, params, response: { 200: Declaration } } };
  app.get('/api/claims/:claimId/declaration', declaration, (request) =>
    runReading(workplace, request.call, {
      input: request.params.claimId, verb: readDeclaration, reply: (told) => told,
    }),
  );

  const record = { schema: { summary: '声明存证', tags, params, response: { 200: DeclarationRecord } } };
  app.get('/api/claims/:claimId/declaration/record', record, async (request, reply) => {
    const found = await runReading(workplace, request.call, {
      input: request.params.claimId, verb: exportDeclaration, reply: (told) => told,
    });
    const name = `declaration-${found.receipt.number}-${found.signed.revision}.json`;
    return reply.header('content-disposition', `attachment; filename="${name}"`).send(found);
  });

  const submit = { schema: { summary: '提交申报', tags, params, body: SubmitClaim, response: { 200: Receipt } } };
  app.post('/api/claims/:claimId/submit', submit, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body },
      verb: submitClaim,
      reply: (receipt) => receipt,
    }),
  );

  const withdraw = { schema: { summary: '撤回申报', tags, params, body: WithReason, response: { 200: Done } } };
  app.post('/api/claims/:claimId/withdraw', withdraw, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body },
      verb: withdrawClaim,
      reply: done,
    }),
  );
}

function draftActs(app: App, workplace: Workplace): void {
  const save = { schema: { summary: '保存草稿', tags, params, body: SaveDraft, response: { 200: DraftSaved } } };
  app.post('/api/claims/:claimId/draft', save, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body },
      verb: saveDraft,
      reply: (saved) => saved,
    }),
  );

  const newer = {
    schema: {
      summary: '草稿现状', tags, params, querystring: z.object({ since: z.coerce.number().int().min(0).default(0) }),
      response: { 200: NewerDraft },
    },
  };
  app.get('/api/claims/:claimId/draft', newer, (request) =>
    runReading(workplace, request.call, {
      input: { ...request.params, ...request.query }, verb: readNewerDraft, reply: (found) => found,
    }),
  );

  const present = { schema: { summary: '同时填写', tags, params, response: { 200: DraftPresence } } };
  app.post('/api/claims/:claimId/presence', present, (request) =>
    runVerb(workplace, request.call, { input: request.params, verb: bePresent, reply: (found) => found }),
  );
}

function officeActs(app: App, workplace: Workplace): void {
  const sendBack = { schema: { summary: '通知补正', tags, params, body: ReturnClaim, response: { 200: Done } } };
  app.post('/api/claims/:claimId/return', sendBack, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body },
      verb: returnClaim,
      reply: done,
    }),
  );

  const refusal = { schema: { summary: '不予受理', tags, params, body: WithReason, response: { 200: Done } } };
  app.post('/api/claims/:claimId/refuse-acceptance', refusal, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body },
      verb: refuseAcceptance,
      reply: done,
    }),
  );
}

function correctionActs(app: App, workplace: Workplace): void {
  const answer = { schema: { summary: '答复补正', tags, params, body: AnswerCorrection, response: { 200: Done } } };
  app.post('/api/claims/:claimId/answer-correction', answer, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body },
      verb: answerCorrection,
      reply: done,
    }),
  );

  const check = { schema: { summary: '逐项审查', tags, params, body: CheckLine, response: { 200: Done } } };
  app.post('/api/claims/:claimId/check', check, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body },
      verb: checkClaim,
      reply: done,
    }),
  );

  const extend = { schema: { summary: '延长补正期限', tags, params, body: ExtendCorrection, response: { 200: Done } } };
  app.post('/api/claims/:claimId/extend-correction', extend, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body },
      verb: extendCorrection,
      reply: done,
    }),
  );

  const refusal = { schema: { summary: '逾期未补正不予受理', tags, params, body: WithReason, response: { 200: Done } } };
  app.post('/api/claims/:claimId/refuse-uncorrected', refusal, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body },
      verb: refuseUncorrected,
      reply: done,
    }),
  );
}
