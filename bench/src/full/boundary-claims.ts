/** Claims on the boundaries of a policy, complete and under the readings in force, for checks of equality. */
import type { CheckedPolicy } from '@qingce/policy-language';
import { assessPlainly } from '../../../packages/policy-language/src/reference/index.ts';
import type { PlainAnswer } from '../../../packages/policy-language/src/reference/index.ts';
import { boundariesOf } from '../../../packages/policy-language/tests/agree/boundaries.ts';
import { rollDice } from '../../../packages/policy-language/tests/agree/dice.ts';
import {
  changeFact, changeItems, changeTerm, changeYear, newClaim,
} from '../../../packages/policy-language/tests/agree/mutate-claim.ts';
import type { Garden, Request } from '../../../packages/policy-language/tests/agree/mutate-claim.ts';
import { ripenClaims } from '../../../packages/policy-language/tests/agree/ripen.ts';

/** A claim with what the reference interpreter says about it. */
export type Judged = { readonly request: Request; readonly answer: PlainAnswer };

const KEPT_MAX = 60;

/**
 * So many claims, each beside the reference's answer; the same seed gives the same ones. Claims with an award
 * are varied again and again, so that most of the claims lie near one.
 */
export function* boundaryClaims(
  policy: CheckedPolicy,
  { claims, seed }: { claims: number; seed: bigint },
): Generator<Judged> {
  const garden: Garden = {
    policy, boundaries: boundariesOf(policy), dice: rollDice(seed), answered: new Set(),
  };
  const kept = new Map<string, Request[]>();
  const ripe = ripenClaims(garden);
  for (let given = 0; given < claims;) {
    const request = ripe.shift() ?? nextClaim(garden, kept);
    const answer = assessPlainly(policy, request);
    // A change may leave a row without a fact that it needs; what is compared here is complete.
    if (answer.items.some(({ outcome }) => outcome === 'undetermined')) continue;
    keep(garden, kept, { request, answer });
    given += 1;
    yield { request, answer };
  }
}

function nextClaim(garden: Garden, kept: ReadonlyMap<string, Request[]>): Request {
  const { dice, policy } = garden;
  if (kept.size === 0 || dice.chance(4)) {
    const { kind, items } = dice.pick(policy.applicants);
    return newClaim(garden, { kind, item: dice.pick(items) });
  }
  const pick = (): Request => dice.pick(dice.pick([...kept.values()]));
  let claim = pick();
  if (dice.chance(25)) claim = changeItems(garden, claim, pick());
  if (dice.chance(15)) claim = changeYear(garden, claim);
  if (dice.chance(35)) claim = changeTerm(garden, claim);
  for (let changes = 1 + dice.below(3); changes > 0; changes -= 1) claim = changeFact(garden, claim, new Set());
  return claim;
}

function keep({ dice }: Garden, kept: Map<string, Request[]>, { request, answer }: Judged): void {
  for (const { item } of answer.items.filter(({ outcome }) => outcome === 'eligible')) {
    const list = kept.get(item) ?? [];
    kept.set(item, list);
    if (list.length < KEPT_MAX) list.push(request);
    else if (dice.chance(30)) list[dice.below(KEPT_MAX)] = request;
  }
}
