/** That a threshold counts itself, or not, as the words say of the phrase of the law that is bound to its formula. */
import { exact } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import { indexOf, partsOf } from '../evaluate/policy-index.ts';
import type { Builtin, CheckedPolicy, Expr, Item, Phrase } from '../typed/ir.ts';
import { boundariesIn } from './boundary-words.ts';
import type { Boundary } from './boundary-words.ts';
import { claimThatDiffers } from './difference.ts';
import type { Obligation, Settled } from './finding.ts';
import { counterexample } from './prover.ts';
import type { Prover } from './prover.ts';

type Comparison = Extract<Expr, { op: 'call' }>;

export function boundaryObligations(prover: Prover): Obligation[] {
  const { policy } = prover;
  return policy.law.phrases.flatMap((phrase) =>
    boundariesIn(phrase.text).flatMap((boundary) =>
      policy.items.flatMap((item): Obligation[] => {
        const found = comparisonsWith(boundary, formulasOf(phrase, item, policy), { item, prover });
        if (found.length === 0) return [];
        return [
          {
            kind: 'boundary',
            item: item.id,
            clause: phrase.clause,
            place: phrase.place,
            subject: {
              zh: `${item.name.zh}：“${boundary.words}”`,
              en: `${item.name.en}: "${boundary.words}"`,
            },
            settle: () => settle(found, boundary, item, prover),
          },
        ];
      }),
    ),
  );
}

/** The formulas bound to a phrase that the item has. */
function formulasOf({ id }: Phrase, item: Item, { definitions, conditions }: CheckedPolicy): Expr[] {
  const bound = [...definitions, ...conditions].filter(({ phrases }) => phrases.includes(id));
  return bound.filter(({ items }) => items?.includes(item.id) ?? true).map(({ expr }) => expr);
}

type Place = { readonly item: Item; readonly prover: Prover };

/** The comparisons with that very number, in what is read under the readings in force. */
function comparisonsWith(boundary: Boundary, formulas: readonly Expr[], place: Place): Comparison[] {
  const found = new Set<Comparison>();
  const seen = new Set<Expr>();
  const waiting = [...formulas];
  for (let expr = waiting.pop(); expr; expr = waiting.pop()) {
    if (seen.has(expr)) continue;
    seen.add(expr);
    if (isComparison(expr) && expr.args.some((side) => mentions(side, boundary, place))) found.add(expr);
    waiting.push(...inForce(expr, place));
  }
  return [...found];
}

const COUNTS: Partial<Record<Builtin, readonly [Boundary['belongs'], Boundary['belongs']]>> = {
  greaterOrEqual: ['above', 'below'],
  less: ['above', 'below'],
  greater: ['below', 'above'],
  lessOrEqual: ['below', 'above'],
};

function isComparison(expr: Expr): expr is Comparison {
  return expr.op === 'call' && COUNTS[expr.fn] !== undefined;
}

/** The side on which the number of a comparison counts; it stands on the right, or else on the left. */
function sideIn(
  { fn, args: [, right] }: Comparison,
  boundary: Boundary,
  place: Place,
): Boundary['belongs'] | undefined {
  return COUNTS[fn]?.[right && mentions(right, boundary, place) ? 0 : 1];
}

function mentions(expr: Expr, boundary: Boundary, place: Place): boolean {
  return isNumber(expr, boundary, place) || partsOf(expr).some((part) => mentions(part, boundary, place));
}

function isNumber(expr: Expr, boundary: Boundary, { item }: Place): boolean {
  const constant = expr.op === 'constant' ? item.constants[expr.name]?.value : expr;
  if (constant?.op === 'duration') {
    return boundary.isMonths && exact.equal(exact.fraction(BigInt(constant.months)), boundary.value);
  }
  return constant?.op === 'number' && exact.equal(numberOf(constant), boundary.value);
}

function numberOf({ n, d = '1' }: Extract<Expr, { op: 'number' }>): Fraction {
  return exact.fraction(BigInt(n), BigInt(d));
}

/** What a formula reads: its parts, what it calls by name, of a choice between readings the one in force. */
function inForce(expr: Expr, { prover }: Place): readonly Expr[] {
  if (expr.op === 'definition') {
    const found = indexOf(prover.policy).definitions.get(expr.id);
    return found ? [found.expr] : [];
  }
  const held = expr.op === 'if' ? ruled(expr.test, prover) : undefined;
  return expr.op === 'if' && held !== undefined ? [held ? expr.then : expr.else] : partsOf(expr);
}

function ruled(test: Expr, { readings }: Prover): boolean | undefined {
  const [reading, option] = test.op === 'call' && test.fn === 'equal' ? test.args : [];
  return reading?.op === 'reading' && option?.op === 'text'
    ? readings[reading.id] === option.value
    : undefined;
}

async function settle(
  found: readonly Comparison[],
  boundary: Boundary,
  item: Item,
  prover: Prover,
): Promise<Settled> {
  const wrong = found.filter((one) => sideIn(one, boundary, { item, prover }) !== boundary.belongs);
  const [first] = wrong;
  if (!first) return { standing: 'proved', by: 'words' };
  const at = first.at ? `${first.at.line}:${first.at.column}` : '';
  const side = boundary.belongs === 'above' ? { zh: '以上', en: 'above it' } : { zh: '以下', en: 'below it' };
  const right = mended(prover.policy, new Set<unknown>(wrong));
  const facts = await claimThatDiffers(item, prover, right);
  return {
    standing: 'refuted',
    why: {
      zh: `原文“${boundary.words}”把该数算在${side.zh}一边，公式（policy.md:${at}）没有`,
      en: `by the words "${boundary.words}" the number counts with what is ${side.en}; `
        + `the formula (policy.md:${at}) does not let it`,
    },
    ...(facts && { counterexample: counterexample(facts, prover) }),
  };
}

const OTHER: Partial<Record<Builtin, Builtin>> = {
  greater: 'greaterOrEqual',
  greaterOrEqual: 'greater',
  less: 'lessOrEqual',
  lessOrEqual: 'less',
};

/** The policy with these comparisons counting their number on the other side. */
function mended<Part>(part: Part, wrong: ReadonlySet<unknown>): Part {
  if (wrong.has(part)) return { ...part, fn: OTHER[(part as unknown as Comparison).fn] };
  if (Array.isArray(part)) return part.map((one: unknown) => mended(one, wrong)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, one]) => [key, mended(one as unknown, wrong)]),
  ) as Part;
}
