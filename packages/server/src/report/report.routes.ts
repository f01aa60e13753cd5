import { FundReport, PostingFilter, Postings } from '@qingce/contract';
import { z } from 'zod';
import { runReading } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { readPostings } from './read-postings.ts';
import { readReport } from './read-report.ts';

const tags = ['report'];
const policy = z.string().regex(/^[a-z0-9-]{1,80}$/);

export function reportRoutes(app: App, workplace: Workplace): void {
  const params = z.object({ policy, year: z.coerce.number().pipe(z.int().min(1900).max(2999)) });
  const report = { schema: { summary: '资金年报', tags, params, response: { 200: FundReport } } };
  app.get('/api/funds/:policy/reports/:year', report, (request) => runReading(workplace, request.call, {
    input: request.params, verb: readReport, reply: (read) => read,
  }));

  const postings = {
    schema: {
      summary: '分录', tags, params: z.object({ policy }), querystring: PostingFilter, response: { 200: Postings },
    },
  };
  app.get('/api/funds/:policy/postings', postings, (request) => runReading(workplace, request.call, {
    input: { policy: request.params.policy, ...request.query }, verb: readPostings, reply: (read) => read,
  }));
}
