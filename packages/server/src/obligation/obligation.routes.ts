import {
  BreachObligation, BreachRecorded, Done, FulfilObligation, Id, NoteObligation, ObligationLine,
} from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { listObligations } from './read-obligations.ts';
import { breachObligation, fulfilObligation, noteObligation } from './record-obligation.ts';

const tags = ['obligation'];
const params = z.object({ claimId: Id });
const done = () => ({ ok: true as const });

/** 履约 — what awards oblige to, and what is recorded of it. */
export function obligationRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '履约清单', tags, response: { 200: z.array(ObligationLine) } } };
  app.get('/api/obligations', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: (context) => listObligations(context), reply: (lines) => lines,
  }));
  const note = { schema: { summary: '补充履约事实', tags, params, body: NoteObligation, response: { 200: Done } } };
  app.post('/api/claims/:claimId/obligations/note', note, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: noteObligation, reply: done,
  }));
  const fulfil = { schema: { summary: '登记履约完毕', tags, params, body: FulfilObligation, response: { 200: Done } } };
  app.post('/api/claims/:claimId/obligations/fulfil', fulfil, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: fulfilObligation, reply: done,
  }));
  const breach = {
    schema: { summary: '登记违约', tags, params, body: BreachObligation, response: { 200: BreachRecorded } },
  };
  app.post('/api/claims/:claimId/obligations/breach', breach, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: breachObligation, reply: (recorded) => recorded,
  }));
}
