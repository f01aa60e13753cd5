import { Created, Done, DrawSample, FreezeSample, Id, InspectionSample } from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { drawSample } from './draw-sample.ts';
import { freezeSample } from './freeze-sample.ts';
import { readSamples } from './read-samples.ts';

const tags = ['sample'];

export function sampleRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '随机抽查', tags, response: { 200: z.array(InspectionSample) } } };
  app.get('/api/samples', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: readSamples, reply: (samples) => samples,
  }));

  const freeze = { schema: { summary: '冻结抽查总体', tags, body: FreezeSample, response: { 200: Created } } };
  app.post('/api/samples', freeze, (request) => runVerb(workplace, request.call, {
    input: request.body, verb: freezeSample, reply: (created) => created,
  }));

  const draw = { schema: {
    summary: '抽取', tags, params: z.object({ sampleId: Id }), body: DrawSample, response: { 200: Done },
  } };
  app.post('/api/samples/:sampleId/draw', draw, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: drawSample, reply: () => ({ ok: true as const }),
  }));
}
