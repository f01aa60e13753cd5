import {
  ApproveMeasure, Done, Id, Measure, MeasureProposed, ProposeMeasure, ReviewMeasure, WithReason,
} from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { proposeMeasure } from './propose-measure.ts';
import { listMeasures } from './read-measures.ts';
import { approveMeasure, rejectMeasure, reviewMeasure } from './settle-measure.ts';

const tags = ['measure'];
const params = z.object({ measureId: Id });
const done = () => ({ ok: true as const });

export function measureRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '一企一策', tags, response: { 200: z.array(Measure) } } };
  app.get('/api/measures', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: listMeasures, reply: (measures) => measures,
  }));

  const propose = { schema: { summary: '提出', tags, body: ProposeMeasure, response: { 200: MeasureProposed } } };
  app.post('/api/measures', propose, (request) => runVerb(workplace, request.call, {
    input: request.body, verb: proposeMeasure, reply: ({ id }) => ({ measureId: id }),
  }));

  const common = { tags, params, response: { 200: Done } };
  app.post('/api/measures/:measureId/review', {
    schema: { summary: '公平竞争审查', ...common, body: ReviewMeasure },
  }, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, ...request.params }, verb: reviewMeasure, reply: done,
  }));

  app.post('/api/measures/:measureId/approve', {
    schema: { summary: '批准', ...common, body: ApproveMeasure },
  }, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, ...request.params }, verb: approveMeasure, reply: done,
  }));

  app.post('/api/measures/:measureId/reject', {
    schema: { summary: '不予批准', ...common, body: WithReason },
  }, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, ...request.params }, verb: rejectMeasure, reply: done,
  }));
}
