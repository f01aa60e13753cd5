import type { DeclareRoundRule } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import { recordAudit } from '../audit/index.ts';
import { listClaims } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { findWindow } from '../window/index.ts';
import { insertRoundRule } from './round-rule.sql.ts';

/** A round: the claims of a policy for one year. */
export interface Round { readonly policy: string; readonly claimYear: number }

/**
 * 申报通知中的总量规则 — says before a round opens what happens when its awards exceed the budget; once and for good.
 * A round without one carries what is short to the next budget. Refuses with policy.not-found, review.round-open on and
 * after the first day of the window or once a claim is submitted, review.priority-unclear and review.rule-declared.
 */
export async function declareRoundRule(context: VerbContext, input: Round & DeclareRoundRule): Promise<void> {
  const { policy, claimYear, method, priority, basis } = input;
  const inForce = await getPolicyInForce(context.tx, policy);
  const opens = (await findWindow(context.tx, inForce, claimYear))?.opens;
  const hasOpened = opens !== undefined && context.today >= opens;
  if (hasOpened || await hasSubmitted(context, input)) throw refuse('review.round-open', { opens: opens ?? '' });
  requireClearPriority(input, new Set(inForce.items.map(({ id }) => id)));
  const by = getPerson(context.actor).id;
  try {
    await insertRoundRule(context.tx, { policy, claimYear, method, priority, basis, by, at: context.businessNow });
  } catch (error) {
    assert(brokenConstraint(error) === 'round_rule_once', 'only a second rule is refused here');
    throw refuse('review.rule-declared');
  }
  await recordAudit(context, {
    act: 'review.declare-rule', object: { kind: 'policy', id: policy }, details: { year: claimYear, method },
  });
}

function requireClearPriority({ method, priority }: DeclareRoundRule, items: ReadonlySet<string>): void {
  const isClear = (method === 'priority') === priority.length > 0
    && new Set(priority).size === priority.length && priority.every((item) => items.has(item));
  if (!isClear) throw refuse('review.priority-unclear', undefined, 'priority');
}

async function hasSubmitted(context: VerbContext, { policy, claimYear }: Round): Promise<boolean> {
  const claims = await listClaims(context.tx, {});
  return claims.some((claim) => claim.policy === policy && claim.claimYear === claimYear && claim.number !== null);
}
