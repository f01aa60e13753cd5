import { Done, FundPosition, ReceiveAppropriation, SetShares } from '@qingce/contract';
import { parseYuan } from '@qingce/values';
import { z } from 'zod';
import { assert, runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { listFundPositions } from './read-fund.ts';
import { receiveAppropriation } from './receive-appropriation.ts';
import { setShares } from './set-shares.ts';

const tags = ['fund'];
const params = z.object({ policy: z.string().regex(/^[a-z0-9-]{1,80}$/) });
// A grant is more than nothing; that the text is an amount at all is the contract's own check.
const Grant = ReceiveAppropriation.refine(({ amount }) => (parseYuan(amount) ?? 0n) > 0n, {
  path: ['amount'], error: 'more than 0.00',
});

export function fundRoutes(app: App, workplace: Workplace): void {
  const read = { schema: { summary: '资金状况', tags, params, response: { 200: z.array(FundPosition) } } };
  app.get('/api/funds/:policy', read, (request) => runReading(workplace, request.call, {
    input: request.params.policy, verb: listFundPositions, reply: (positions) => positions,
  }));

  const receive = { schema: { summary: '预算下达', tags, params, body: Grant, response: { 200: Done } } };
  app.post('/api/funds/:policy/appropriations', receive, (request) => {
    const { year, amount, documentNo } = request.body;
    const amountFen = parseYuan(amount);
    assert(amountFen !== undefined, 'the schema lets only amounts through');
    return runVerb(workplace, request.call, {
      input: { policy: request.params.policy, year, amountFen, documentNo }, verb: receiveAppropriation,
      reply: () => ({ ok: true as const }),
    });
  });

  const share = { schema: { summary: '设定分成比例', tags, params, body: SetShares, response: { 200: Done } } };
  app.post('/api/funds/:policy/shares', share, (request) => runVerb(workplace, request.call, {
    input: { policy: request.params.policy, ...request.body }, verb: setShares, reply: () => ({ ok: true as const }),
  }));
}
