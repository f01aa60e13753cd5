/**
 * What follows the awards of a claim: the instalments in which they are paid, the obligations that go with
 * them, and how they rank where a budget is short (README §6).
 */
import { exact, formatDay, roundToFen } from '@qingce/values';
import type { Fen } from '@qingce/values';
import type { AssessmentRequest, InputError } from './answer.ts';
import { admit } from './door.ts';
import { evaluate } from './evaluate.ts';
import { judgeItems } from './judge-items.ts';
import type { JudgedItem } from './judge.ts';
import { inLawOrder } from './law-order.ts';
import type { Scope } from './scope.ts';
import { asBoolean, asNumber, depsOf, knownDay, knownNumber } from './value.ts';
import { yuan } from './wire.ts';
import type { CheckedPolicy, Expr, Instalments } from '../typed/ir.ts';

/** One instalment: what is paid on which day; null where a fact in `missing` is not known yet. */
export type DueInstalment = {
  readonly id: string; readonly due: string | null; readonly amount: string;
  /** Whether its milestone is met; true where it has none. */
  readonly met: boolean | null;
  readonly missing: readonly string[];
};

/** An obligation that is on from a day until another; what would have to be returned if it were broken. */
export type OwedObligation = {
  readonly id: string; readonly from: string | null; readonly until: string | null;
  readonly recover: string | null; readonly missing: readonly string[];
};

/** Where an award stands in a budget that pays by rank; a decimal, or n/d. */
export type BudgetRank = { readonly budget: string; readonly rank: string | null };

/** What follows the award of one item of the claim. */
export type ItemFollowUp = {
  readonly position: number; readonly item: string;
  readonly instalments: readonly DueInstalment[]; readonly obligations: readonly OwedObligation[];
  readonly ranks: readonly BudgetRank[];
};

/**
 * What follows each award that the facts yield; items without an award are left out. Amounts are in 元; the
 * instalments of an item are cut to the fen and the last takes the rest, so that they add up to the award.
 * Errors are those of `assess`.
 */
export function followUp(
  policy: CheckedPolicy, request: AssessmentRequest,
): { readonly items: readonly ItemFollowUp[] } | { readonly errors: readonly InputError[] } {
  const admitted = admit(policy, request);
  if ('errors' in admitted) return admitted;
  const eligible = judgeItems(policy, admitted).filter(({ judgement }) => judgement.outcome === 'eligible');
  return { items: eligible.map((judged) => followItem(policy, judged)) };
}

function followItem(policy: CheckedPolicy, { at, scope, judgement }: JudgedItem): ItemFollowUp {
  const { obligations = [], instalments = [], budgets = [] } = policy.process;
  const { id: item } = at.item;
  const own = obligations.filter(({ items }) => items.includes(item));
  const ranking = budgets.filter(({ items, rank }) => rank && items.includes(item));
  return {
    position: at.position, item,
    instalments: instalments.filter((one) => one.item === item)
      .flatMap(({ parts }) => payParts(parts, knownFen(judgement.award.lo), scope)),
    obligations: own.map(({ id, from, until, recover }) => ({
      id, from: dayOf(from, scope), until: dayOf(until, scope), recover: recover ? moneyOf(recover, scope) : null,
      missing: missingOf([from, until, ...(recover ? [recover] : [])], scope),
    })),
    ranks: ranking.map(({ id, rank }) => ({ budget: id, rank: rank ? numberOf(rank, scope) : null })),
  };
}

function knownFen(award: exact.Fraction | null): Fen {
  return award ? exact.floor(exact.multiply(award, exact.fraction(100n))) : 0n;
}

/** Each part cut to the fen; what is left of the award goes to the last. */
function payParts(parts: Instalments['parts'], award: Fen, scope: Scope): DueInstalment[] {
  let paid = 0n;
  return parts.map(({ id, due, share, when }, index) => {
    const ratio = exact.fraction(BigInt(share.n), BigInt(share.d ?? '1'));
    const isLast = index === parts.length - 1;
    const fen = isLast ? award - paid : roundToFen(exact.multiply(exact.fraction(award, 100n), ratio), 'truncate');
    paid += fen;
    return {
      id, due: dayOf(due, scope), amount: yuan(exact.fraction(fen, 100n)),
      met: when ? asBoolean(evaluate(when, scope)).value ?? null : true,
      missing: missingOf([due, ...(when ? [when] : [])], scope),
    };
  });
}

function dayOf(expr: Expr, scope: Scope): string | null {
  const day = knownDay(evaluate(expr, scope));
  return day === undefined ? null : formatDay(day);
}

function moneyOf(expr: Expr, scope: Scope): string | null {
  const amount = knownNumber(asNumber(evaluate(expr, scope)));
  return amount ? yuan(amount) : null;
}

function numberOf(expr: Expr, scope: Scope): string | null {
  const number = knownNumber(asNumber(evaluate(expr, scope)));
  return number ? exact.formatDecimal(number) ?? `${number.n}/${number.d}` : null;
}

function missingOf(exprs: readonly Expr[], scope: Scope): string[] {
  const paths = new Set(exprs.flatMap((expr) => [...depsOf(evaluate(expr, scope))]));
  return inLawOrder(paths, scope);
}
