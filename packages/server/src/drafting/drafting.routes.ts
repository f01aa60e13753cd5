import {
  BeginDraft, BeginReckoning, Created, Done, Examination, ExamineDraft, Id, PolicyDraft, PolicyDraftLine,
  PolicyDraftSaved, ProposeDraft, PublishDraft, Reckoning, ReckoningBegun, SavePolicyDraft, WithReason,
} from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Call, Workplace } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { findProposedSave, readDraft, readDrafts } from './read-drafts.ts';
import { proposeDraft, publishDraft, returnDraft, withdrawProposal } from './publish-draft.ts';
import {
  examineInThread, readSavedTexts, readTexts, readUnderWay, requireChecked, taskOf,
} from './reckon.ts';
import { openReckonings } from './reckonings.ts';
import { beginDraft, saveDraft } from './write-draft.ts';

const tags = ['drafting'];
const params = z.object({ draftId: Id });
const ofReckoning = z.object({ reckoningId: Id });
const done = () => ({ ok: true as const });
/** Two texts of 400,000 Chinese characters in JSON. */
const bodyLimit = 4 * 1024 * 1024;

/** 政策起草 — drafts, what the compiler says of them, their effect, and how they come into force. */
export function draftingRoutes(app: App, workplace: Workplace): void {
  writingRoutes(app, workplace);
  reckoningRoutes(app, workplace);
  publishingRoutes(app, workplace);
}

function writingRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '政策草案', tags, response: { 200: z.array(PolicyDraftLine) } } };
  app.get('/api/policy-drafts', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: readDrafts, reply: (drafts) => drafts,
  }));

  const begin = { schema: { summary: '起草', tags, body: BeginDraft, response: { 200: Created } } };
  app.post('/api/policy-drafts', begin, (request) => runVerb(workplace, request.call, {
    input: request.body, verb: beginDraft, reply: ({ id }) => ({ id }),
  }));

  const read = { schema: { summary: '草案全文', tags, params, response: { 200: PolicyDraft } } };
  app.get('/api/policy-drafts/:draftId', read, (request) => runReading(workplace, request.call, {
    input: request.params.draftId, verb: readDraft, reply: (draft) => draft,
  }));

  const save = {
    bodyLimit, schema: { summary: '保存', tags, params, body: SavePolicyDraft, response: { 200: PolicyDraftSaved } },
  };
  app.post('/api/policy-drafts/:draftId/saves', save, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, ...request.params }, verb: saveDraft, reply: (saved) => saved,
  }));
}

function reckoningRoutes(app: App, workplace: Workplace): void {
  const reckonings = openReckonings();
  app.addHook('onClose', async () => reckonings.endAll());

  const examine = {
    bodyLimit, schema: { summary: '检查', tags, params, body: ExamineDraft, response: { 200: Examination } },
  };
  app.post('/api/policy-drafts/:draftId/examine', examine, async (request) => {
    const texts = await runReading(workplace, request.call, {
      input: { ...request.body, ...request.params }, verb: readTexts, reply: (found) => found,
    });
    return (await examineInThread(texts)).examination;
  });

  const begin = { schema: { summary: '推算', tags, params, body: BeginReckoning, response: { 200: ReckoningBegun } } };
  app.post('/api/policy-drafts/:draftId/reckonings', begin, async (request) => {
    const { call, body, params: { draftId } } = request;
    const [texts, underWay] = await runReading(workplace, call, {
      input: { draftId, save: body.save },
      verb: async (context, input) => {
        const found = await readSavedTexts(context, input);
        return [found, body.kind === 'effect' ? await readUnderWay(context, found.base) : []] as const;
      },
      reply: (found) => found,
    });
    const policy = requireChecked(await examineInThread(texts));
    const id = workplace.newId();
    reckonings.begin({
      id, owner: getPerson(call.actor).id, save: body.save, hash: policy.hash,
      task: taskOf(body, { texts, policy, underWay }),
    });
    return { reckoningId: id };
  });

  const look = { schema: { summary: '推算结果', tags, params: ofReckoning, response: { 200: Reckoning } } };
  app.get('/api/policy-reckonings/:reckoningId', look, ({ params: { reckoningId }, call }) =>
    reckonings.find(reckoningId, getPerson(call.actor).id));

  const cancel = { schema: { summary: '取消推算', tags, params: ofReckoning, response: { 200: Done } } };
  app.post('/api/policy-reckonings/:reckoningId/cancel', cancel, ({ params: { reckoningId }, call }) => {
    reckonings.cancel(reckoningId, getPerson(call.actor).id);
    return done();
  });
}

function publishingRoutes(app: App, workplace: Workplace): void {
  const propose = { schema: { summary: '提请发布', tags, params, body: ProposeDraft, response: { 200: Done } } };
  app.post('/api/policy-drafts/:draftId/propose', propose, async (request) => {
    const { draftId } = request.params;
    const ofSave = await examinedSave(workplace, request.call, { draftId, save: request.body.save });
    return runVerb(workplace, request.call, {
      input: { ...request.body, draftId }, verb: (context, input) => proposeDraft(context, { ...input, ...ofSave }),
      reply: done,
    });
  });

  const publish = { schema: { summary: '发布', tags, params, body: PublishDraft, response: { 200: Done } } };
  app.post('/api/policy-drafts/:draftId/publish', publish, async (request) => {
    const { call, params: { draftId } } = request;
    const save = await runReading(workplace, call, { input: draftId, verb: findProposedSave, reply: (found) => found });
    const ofSave = await examinedSave(workplace, call, { draftId, save });
    return runVerb(workplace, call, {
      input: { ...request.body, draftId }, verb: (context, input) => publishDraft(context, { ...input, ...ofSave }),
      reply: done,
    });
  });

  const back = { schema: { summary: '退回', tags, params, body: WithReason, response: { 200: Done } } };
  app.post('/api/policy-drafts/:draftId/return', back, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, ...request.params }, verb: returnDraft, reply: done,
  }));

  const withdraw = { schema: { summary: '撤回提请', tags, params, response: { 200: Done } } };
  app.post('/api/policy-drafts/:draftId/withdraw', withdraw, (request) => runVerb(workplace, request.call, {
    input: request.params, verb: withdrawProposal, reply: done,
  }));
}

/** Both texts of a save, examined outside any transaction: seconds of work, and a save never changes. */
async function examinedSave(workplace: Workplace, call: Call, of: { draftId: string; save: number }) {
  const texts = await runReading(workplace, call, { input: of, verb: readSavedTexts, reply: (found) => found });
  return { ...of, texts, examined: await examineInThread(texts) };
}
