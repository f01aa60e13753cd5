import type { FastifyReply, FastifyRequest } from 'fastify';
import { runReading } from '../foundation/index.ts';
import type { App, Verb, Workplace } from '../foundation/index.ts';
import { listFundPositions } from '../fund/index.ts';
import { listPoliciesInForce } from '../policy/index.ts';
import { frameMaker, sendPage } from './frame-maker.ts';
import { spendingPage } from './spending-page.ts';
import type { Spending } from './spending-page.ts';

/** The funds of every policy in force. */
const listSpending: Verb<undefined, Spending[]> = async (context) => {
  const policies = await listPoliciesInForce(context.tx);
  return Promise.all(policies.map(async (policy) => ({
    policy, positions: await listFundPositions(context, policy.id),
  })));
};

/** 资金去向 — the public page about the money, in both languages. */
export function spendingRoutes(app: App, workplace: Workplace, options: { isDemo: boolean }): void {
  const frame = frameMaker(workplace, options);
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const funds = await runReading(workplace, request.call, {
      input: undefined, verb: listSpending, reply: (found) => found,
    });
    return sendPage(reply, spendingPage(await frame(request), funds));
  };
  for (const path of ['/spending', '/en/spending']) app.get(path, { schema: { hide: true } }, answer);
}
