// What must hold of every claim, tried on claims made at random under the small policy.
import { formatDay } from '@qingce/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../src/evaluate/index.ts';
import { answerTo, CLAIM, garden, requestFor, TOOLS, TREES } from './garden/garden.ts';
import type { Facts } from './garden/garden.ts';

const NEW_YEAR_2020 = 18_262;
const fen = (yuan: string | null | undefined): bigint => BigInt((yuan ?? '0.00').replace('.', ''));
const bare = { advice: false, trace: false };

/** Plots one after the other, with gaps, from late in 2019 to early in 2021. */
const plots = fc
  .array(fc.record({ gap: fc.nat(60), days: fc.nat(200), count: fc.nat(600) }), { minLength: 1, maxLength: 5 })
  .map((stretches) => {
    let next = NEW_YEAR_2020 - 40;
    return stretches.map(({ gap, days, count }) => {
      const from = next + gap;
      next = from + days + 1;
      return { from: formatDay(from), to: formatDay(from + days), count };
    });
  });
const yuan = (most: number): fc.Arbitrary<string> =>
  fc.nat(most * 100).map((amount) => `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`);
const trees = fc
  .record({ plots, awarded: yuan(5000), restMonths: fc.subarray(['2020-01', '2020-02', '2020-06']) })
  .map((facts): Facts => ({ ...TREES, ...facts }));
const tool = fc.record({
  name: fc.constant('具'),
  kind: fc.constantFrom('spade', 'saw'),
  boughtOn: fc.constantFrom('2020-05-01', '2019-05-01'),
  fee: yuan(4000),
  approved: fc.boolean(),
});
const tools = fc.array(tool, { minLength: 1, maxLength: 6 }).map((rows): Facts => ({ ...TOOLS, tools: rows }));
/** A fact left out, by its place. */
const leftOut = fc.constantFrom('endsOn', 'plots', 'signedOn', undefined);

describe('whatever is claimed', () => {
  test('no award exceeds its cap, whatever was awarded before and to other items of the kind', () => {
    fc.assert(fc.property(fc.array(trees, { minLength: 1, maxLength: 3 }), (items) => {
      const answer = answerTo(requestFor(items), bare);
      answer.items.forEach((item, place) => {
        const before = answer.items.slice(0, place + 1).reduce((sum, { amount }) => sum + fen(amount), 0n);
        const earlier = fen(items[place]?.['awarded'] as string);
        if (item.outcome === 'eligible' && item.amount !== '0.00')
          expect(before + earlier).toBeLessThanOrEqual(500_000n);
      });
    }), { numRuns: 300 });
  });

  test('no range exceeds the cap, and none begins above its end', () => {
    fc.assert(
      fc.property(trees, leftOut, fc.constantFrom('year', 'submittedAt', undefined), (item, fact, ofClaim) => {
        const [facts, claim] = [
          { ...item, ...(fact && { [fact]: null }) },
          { ...CLAIM, ...(ofClaim && { [ofClaim]: null }) },
        ];
        const [answer] = answerTo(requestFor([facts], { claim }), bare).items;
        if (!answer?.range) return;
        expect(fen(answer.range.max)).toBeLessThanOrEqual(500_000n);
        expect(fen(answer.range.min)).toBeLessThanOrEqual(fen(answer.range.max));
      }),
      { numRuns: 300 },
    );
  });

  test('the order of rows does not matter where it means nothing', () => {
    fc.assert(fc.property(trees, tools, (item, others) => {
      const turned = [
        { ...item, plots: (item['plots'] as object[]).toReversed() },
        { ...others, tools: (others['tools'] as object[]).toReversed() },
      ];
      const [answer, again] = [answerTo(requestFor([item, others]), bare), answerTo(requestFor(turned), bare)];
      expect(again.total).toBe(answer.total);
      expect(again.items.map(({ outcome }) => outcome)).toEqual(answer.items.map(({ outcome }) => outcome));
      expect(again.items.map((one) => one.reasons.map(({ code }) => code))).toEqual(
        answer.items.map((one) => one.reasons.map(({ code }) => code)),
      );
    }), { numRuns: 300 });
  });

  test('the total is the sum of the eligible items that may be paid together, and the shares add up to it', () => {
    fc.assert(
      fc.property(trees, tools, fc.nat(1000), (item, others, ratio) => {
        const written = (part: number): string => (part === 1000 ? '1' : `0.${String(part).padStart(3, '0')}`);
        const settings = { countyShare: written(ratio), townShare: written(1000 - ratio) };
        const answer = answerTo(requestFor([item, others], { settings }), bare);
        const sum = answer.items.reduce(
          (so, { outcome, amount }) => (outcome === 'eligible' ? so + fen(amount) : so),
          0n,
        );
        expect(fen(answer.total)).toBe(sum);
        expect(fen(answer.shares['county']) + fen(answer.shares['town'])).toBe(sum);
      }),
      { numRuns: 300 },
    );
  });

  test('more trees are never worth less', () => {
    fc.assert(fc.property(trees, fc.nat(100), (item, more) => {
      const grown = {
        ...item,
        plots: (item['plots'] as { count: number }[]).map((plot) => ({ ...plot, count: plot.count + more })),
      };
      const worth = (facts: Facts): bigint => fen(answerTo(requestFor([facts]), bare).total);
      expect(worth(grown)).toBeGreaterThanOrEqual(worth(item));
    }), { numRuns: 200 });
  });

  test('advice, when followed, comes true', () => {
    fc.assert(fc.property(trees, tools, (item, others) => {
      const answer = answerTo(requestFor([item, others]), { trace: false });
      answer.items.forEach((refused, place) => refused.next.forEach(({ changes, amount }) => {
        const items = structuredClone([item, others]) as Record<string, unknown>[];
        for (const { fact, to } of changes) set(items[place]!, fact, to);
        expect(answerTo(requestFor(items), bare).items[place]).toMatchObject({ outcome: 'eligible', amount });
      }));
    }), { numRuns: 60 });
  });
});

describe('whatever is written', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  const keys = garden.facts.filter((fact) => fact.scope === 'item').map((fact) => fact.key);
  const item = fc
    .record({ item: fc.constantFrom('trees', 'tools', 'special', 'lectures', 'x') })
    .chain((id) =>
      fc
        .dictionary(fc.constantFrom(...keys, '到期日', '__proto__', 'toString'), json)
        .map((facts) => ({ ...facts, ...id })),
    );

  test.each<[string, fc.Arbitrary<unknown>]>([
    ['as facts', json],
    ['as an item', item.map((one) => ({ items: [one] }))],
    [
      'as applicant and claim',
      fc.record({ applicant: json, claim: json }).map((facts) => ({ ...facts, items: [TREES] })),
    ],
    ['as a row', json.map((row) => ({ items: [{ ...TREES, plots: [row] }] }))],
    ['as a field of a row', json.map((fee) => ({ items: [{ ...TOOLS, tools: [{ kind: 'spade', fee }] }] }))],
  ])('%s is answered or refused, never thrown at', (_, facts) => {
    fc.assert(
      fc.property(facts, fc.option(json), (given, other) => {
        const assessment = assess(garden, { facts: given, settings: other as never, readings: other as never });
        if ('answer' in assessment) expect(assessment.answer.items.length).toBeGreaterThan(0);
        else expect(assessment.errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

/** Sets the value at a path such as `plots[0].count`. */
function set(json: Record<string, unknown>, path: string, to: unknown): void {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  const last = keys.pop()!;
  (keys.reduce<unknown>((so, key) => (so as Record<string, unknown>)[key], json) as Record<string, unknown>)[
    last
  ] = to;
}
