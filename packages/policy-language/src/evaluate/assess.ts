/**
 * Assesses a claim: what each item is worth, why or why not, and what the treasuries bear (contract,
 * "Answer").
 */
import { exact } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { advise } from './advise.ts';
import type { Answer, Assessment, AssessmentRequest, ItemAnswer, Outcome } from './answer.ts';
import { combine } from './combination.ts';
import type { Payable } from './combination.ts';
import { defaultsOf } from './defaults.ts';
import { admit } from './door.ts';
import type { Admitted } from './door.ts';
import { rangeOf } from './judge.ts';
import type { JudgedItem, Judgement } from './judge.ts';
import { judgeItems } from './judge-items.ts';
import { inLawOrder } from './law-order.ts';
import { findingsOf, reasonsOf } from './reasons.ts';
import { split } from './shares.ts';
import { fieldOf } from './value.ts';
import { toWire, yuan, yuanUpward } from './wire.ts';
import type { CheckedPolicy, Item } from '../typed/ir.ts';

/** What may be left out to answer a keystroke sooner; both are in by default. */
export type AssessOptions = { readonly advice?: boolean; readonly trace?: boolean };

/** The answer, or everything that is wrong with the facts, settings and readings. */
export function assess(
  policy: CheckedPolicy,
  request: AssessmentRequest,
  options: AssessOptions = {},
): Assessment {
  const admitted = admit(policy, request);
  if ('errors' in admitted) return admitted;
  const judged = judgeItems(policy, admitted, { explains: options.trace !== false });
  const items = judged.map((one) => answerOf(policy, admitted, one, options));
  return { answer: claimAnswer(policy, admitted, judged, items) };
}

function claimAnswer(
  policy: CheckedPolicy,
  { readings, settings }: Admitted,
  judged: readonly JudgedItem[],
  items: readonly ItemAnswer[],
): Answer {
  const payable = judged.flatMap(({ at, judgement }): Payable[] => {
    const fen = fenOf(judgement);
    return judgement.outcome === 'eligible' ? [{ position: at.position, item: at.item, fen }] : [];
  });
  const { best, others } = combine(payable);
  const switchable = policy.readings
    .filter((reading) => reading.switchable)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    policy: policy.id,
    policyHash: policy.hash,
    readings: Object.fromEntries(switchable.map(({ id, ruling }) => [id, readings[id] ?? ruling])),
    outcome: outcomeOf(items.map((item) => item.outcome)),
    total: yuan(exact.fraction(best.fen, 100n)),
    shares: split(policy, best.payable, { settings, readings }),
    items,
    counted: best.payable.map(({ position }) => position),
    alternatives: others.map(({ payable: set, fen }) => ({
      items: set.map(({ position }) => position),
      total: yuan(exact.fraction(fen, 100n)),
    })),
  };
}

function fenOf({ award }: Judgement): Fen {
  return award.lo ? exact.floor(exact.multiply(award.lo, exact.fraction(100n))) : 0n;
}

function outcomeOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('eligible')) return 'eligible';
  return outcomes.includes('undetermined') ? 'undetermined' : 'ineligible';
}

function answerOf(
  policy: CheckedPolicy,
  admitted: Admitted,
  { at, scope, judgement, trace }: JudgedItem,
  options: AssessOptions,
): ItemAnswer {
  const { outcome } = judgement;
  const isRefused = outcome === 'ineligible';
  return {
    item: at.item.id,
    clause: at.item.clause,
    outcome,
    amount: amountOf(judgement),
    parts: outcome === 'eligible' ? partsOf(at.item, judgement) : [],
    reasons: isRefused ? reasonsOf(judgement, scope) : [],
    missing: outcome === 'undetermined' ? inLawOrder(judgement.missing, scope) : [],
    range: outcome === 'undetermined' ? writtenRange(judgement) : null,
    trace,
    next: isRefused && options.advice !== false ? advise(policy, admitted, at.position, judgement) : [],
    defaults: defaultsOf(scope),
    findings: findingsOf(judgement, scope),
  };
}

function amountOf({ outcome, award }: Judgement): string | null {
  if (outcome === 'undetermined' || !award.lo) return null;
  return yuan(award.lo);
}

/** An award still open from below counts from nothing; without an upper bound the most is not known. */
function writtenRange(judgement: Judgement): { min: string; max: string | null } {
  const { lo, hi } = rangeOf(judgement);
  return { min: yuan(lo ?? exact.ZERO), max: hi && yuanUpward(hi) };
}

/** The parts that are certain, with the fields that the policy shows. */
function partsOf({ parts: declared }: Item, { parts }: Judgement): Readonly<Record<string, unknown>>[] {
  const shown = declared.flatMap(({ key, type }) => (key === undefined ? [] : [{ key, type }]));
  return parts.rows.filter((row) => row.sure).map(({ value }) =>
    Object.fromEntries(shown.map(({ key, type }) => [key, toWire(fieldOf(value, key), type)])));
}

