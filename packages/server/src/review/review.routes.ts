import {
  AnswerOverride, ComposeList, DeclareRoundRule, DeferredAward, Disagreement, Done, Id, Note, ProposeOverride,
  ReviewList, RoundView, SettleDisagreement, SignList, WithReason, Year,
} from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { composeList } from './compose-list.ts';
import { dissolveList } from './dissolve-list.ts';
import { listDisagreements } from './read-disagreements.ts';
import { confirmOverride, proposeOverride } from './override-amount.ts';
import { proposeAward } from './propose-award.ts';
import { getReviewList, listReviewLists } from './read-lists.ts';
import { listDeferredAwards, readRound } from './read-round.ts';
import { reverifyClaim } from './reverify-claim.ts';
import { declareRoundRule } from './round-rule.ts';
import { settleDisagreement } from './settle-disagreement.ts';
import { signList } from './sign-list.ts';

const tags = ['review'];
const params = z.object({ listId: Id });
const done = () => ({ ok: true as const });

export function reviewRoutes(app: App, workplace: Workplace): void {
  const claim = z.object({ claimId: Id });
  const propose = {
    schema: { summary: '初审', tags, params: claim, body: z.object({ note: Note }), response: { 200: Done } },
  };
  app.post('/api/claims/:claimId/propose', propose, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body },
      verb: proposeAward,
      reply: done,
    }),
  );

  const lists = { schema: { summary: '联合审核名单', tags, response: { 200: z.array(ReviewList) } } };
  app.get('/api/review-lists', lists, (request) =>
    runReading(workplace, request.call, {
      input: undefined,
      verb: listReviewLists,
      reply: (all) => all,
    }),
  );

  const list = { schema: { summary: '联合审核名单', tags, params, response: { 200: ReviewList } } };
  app.get('/api/review-lists/:listId', list, (request) =>
    runReading(workplace, request.call, {
      input: request.params.listId,
      verb: getReviewList,
      reply: (one) => one,
    }),
  );

  const compose = {
    schema: {
      summary: '汇总名单',
      tags,
      body: ComposeList,
      response: { 201: z.object({ listId: Id, hash: z.string() }) },
    },
  };
  app.post('/api/review-lists', compose, async (request, reply) =>
    reply.code(201).send(
      await runVerb(workplace, request.call, {
        input: request.body,
        verb: composeList,
        reply: ({ id, hash }) => ({ listId: id, hash }),
      }),
    ),
  );

  const dissolve = { schema: { summary: '撤销名单', tags, params, body: WithReason, response: { 200: Done } } };
  app.post('/api/review-lists/:listId/dissolve', dissolve, (request) =>
    runVerb(workplace, request.call, {
      input: { listId: request.params.listId, ...request.body },
      verb: dissolveList,
      reply: done,
    }),
  );

  const sign = { schema: { summary: '会签', tags, params, body: SignList, response: { 200: Done } } };
  app.post('/api/review-lists/:listId/sign', sign, (request) =>
    runVerb(workplace, request.call, {
      input: { listId: request.params.listId, ...request.body },
      verb: signList,
      reply: done,
    }),
  );
  roundRoutes(app, workplace);
}

function roundRoutes(app: App, workplace: Workplace): void {
  const round = z.object({ policy: z.string().regex(/^[a-z0-9-]{1,80}$/), claimYear: z.coerce.number().pipe(Year) });
  const read = { schema: { summary: '总量测算', tags, params: round, response: { 200: RoundView } } };
  app.get('/api/policies/:policy/rounds/:claimYear', read, (request) =>
    runReading(workplace, request.call, { input: request.params, verb: readRound, reply: (view) => view }));

  const declare = {
    schema: { summary: '公布总量规则', tags, params: round, body: DeclareRoundRule, response: { 200: Done } },
  };
  app.post('/api/policies/:policy/rounds/:claimYear/rule', declare, (request) =>
    runVerb(workplace, request.call, {
      input: { ...request.params, ...request.body }, verb: declareRoundRule, reply: done,
    }));

  const deferred = { schema: { summary: '待下年预算兑现', tags, response: { 200: z.array(DeferredAward) } } };
  app.get('/api/deferred-awards', deferred, (request) =>
    runReading(workplace, request.call, { input: undefined, verb: listDeferredAwards, reply: (awards) => awards }));
  disagreementRoutes(app, workplace);
}

function disagreementRoutes(app: App, workplace: Workplace): void {
  const anew = { schema: { summary: '重新核定', tags, params: z.object({ claimId: Id }), response: { 200: Done } } };
  app.post('/api/claims/:claimId/reverify', anew, (request) =>
    runVerb(workplace, request.call, { input: request.params, verb: reverifyClaim, reply: done }));

  const all = { schema: { summary: '会签分歧', tags, response: { 200: z.array(Disagreement) } } };
  app.get('/api/disagreements', all, (request) =>
    runReading(workplace, request.call, {
      input: undefined, verb: (context) => listDisagreements(context), reply: (told) => told,
    }),
  );

  const claim = z.object({ claimId: Id });
  const settle = {
    schema: { summary: '裁定分歧', tags, params: claim, body: SettleDisagreement, response: { 200: Done } },
  };
  app.post('/api/claims/:claimId/settle-disagreement', settle, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body },
      verb: settleDisagreement,
      reply: done,
    }),
  );

  const override = {
    schema: { summary: '提出改定金额', tags, params: claim, body: ProposeOverride, response: { 200: Done } },
  };
  app.post('/api/claims/:claimId/override', override, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body }, verb: proposeOverride, reply: done,
    }),
  );
  const confirm = {
    schema: { summary: '确认改定金额', tags, params: claim, body: AnswerOverride, response: { 200: Done } },
  };
  app.post('/api/claims/:claimId/override/answer', confirm, (request) =>
    runVerb(workplace, request.call, {
      input: { claimId: request.params.claimId, ...request.body }, verb: confirmOverride, reply: done,
    }),
  );
}
