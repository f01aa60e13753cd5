import {
  AdjustBudget, BudgetDocumentLine, BudgetSubject, CloseYear, Done, FundPosition, ReceiveAppropriation, SetShares,
} from '@qingce/contract';
import { parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { z } from 'zod';
import { assert, runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { closeYear } from './close-year.ts';
import { listBudget, listFundPositions } from './read-fund.ts';
import { adjustBudget, receiveAppropriation } from './record-budget.ts';
import { setShares } from './set-shares.ts';
import { readSubjects, setSubject } from './set-subject.ts';

const tags = ['fund'];
const params = z.object({ policy: z.string().regex(/^[a-z0-9-]{1,80}$/) });
const done = () => ({ ok: true as const });
// A grant is more than nothing; that the text is an amount at all is the contract's own check.
const Grant = ReceiveAppropriation.refine(({ amount }) => (parseYuan(amount) ?? 0n) > 0n, {
  path: ['amount'], error: 'more than 0.00',
});

export function fundRoutes(app: App, workplace: Workplace): void {
  const read = { schema: { summary: '资金状况', tags, params, response: { 200: z.array(FundPosition) } } };
  app.get('/api/funds/:policy', read, (request) => runReading(workplace, request.call, {
    input: request.params.policy, verb: listFundPositions, reply: (positions) => positions,
  }));

  const share = { schema: { summary: '设定分成比例', tags, params, body: SetShares, response: { 200: Done } } };
  app.post('/api/funds/:policy/shares', share, (request) => runVerb(workplace, request.call, {
    input: { policy: request.params.policy, ...request.body }, verb: setShares, reply: done,
  }));
  budgetRoutes(app, workplace);
  subjectRoutes(app, workplace);
}

function subjectRoutes(app: App, workplace: Workplace): void {
  const read = { schema: { summary: '预算科目', tags, params, response: { 200: z.array(BudgetSubject) } } };
  app.get('/api/funds/:policy/subjects', read, (request) => runReading(workplace, request.call, {
    input: request.params.policy, verb: readSubjects, reply: (subjects) => subjects,
  }));

  const set = { schema: { summary: '设定预算科目', tags, params, body: BudgetSubject, response: { 200: Done } } };
  app.post('/api/funds/:policy/subjects', set, (request) => runVerb(workplace, request.call, {
    input: { policy: request.params.policy, ...request.body }, verb: setSubject, reply: done,
  }));
}

function budgetRoutes(app: App, workplace: Workplace): void {
  const read = { schema: { summary: '预算文件', tags, params, response: { 200: z.array(BudgetDocumentLine) } } };
  app.get('/api/funds/:policy/budget', read, (request) => runReading(workplace, request.call, {
    input: request.params.policy, verb: listBudget, reply: (documents) => documents,
  }));

  const receive = { schema: { summary: '预算下达', tags, params, body: Grant, response: { 200: Done } } };
  app.post('/api/funds/:policy/appropriations', receive, (request) => {
    const { amount, item, ...document } = request.body;
    const lines = [{ item: item ?? null, changeFen: fenOf(amount) }];
    return runVerb(workplace, request.call, {
      input: { policy: request.params.policy, note: '', ...document, lines }, verb: receiveAppropriation, reply: done,
    });
  });

  const adjust = { schema: { summary: '预算调整', tags, params, body: AdjustBudget, response: { 200: Done } } };
  app.post('/api/funds/:policy/adjustments', adjust, (request) => {
    const { lines, ...document } = request.body;
    const changes = lines.map(({ item, amount }) => ({ item, changeFen: fenOf(amount) }));
    return runVerb(workplace, request.call, {
      input: { policy: request.params.policy, ...document, lines: changes }, verb: adjustBudget, reply: done,
    });
  });

  const close = { schema: { summary: '年终结账', tags, params, body: CloseYear, response: { 200: Done } } };
  app.post('/api/funds/:policy/closings', close, (request) => runVerb(workplace, request.call, {
    input: { policy: request.params.policy, ...request.body }, verb: closeYear, reply: done,
  }));
}

function fenOf(amount: string): Fen {
  const fen = parseYuan(amount);
  assert(fen !== undefined, 'the schema lets only amounts through');
  return fen;
}
