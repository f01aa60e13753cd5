// Functions that the compiler makes of others mean what their names say: reckoned here by other ways, fen by fen.
// Both interpreters run what the compiler made, so that their agreement alone would not show a slip in it.
import { formatDay, formatYuan, parseDay } from '@qingce/values';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess, compilePolicy } from '../src/index.ts';
import { withMissingParts } from './complete-program.ts';

const PROGRAM = `
## 1 补助

\`\`\`yaml
units: { 人: { en: person } }
items:
  grant:
    name: { zh: 补助, en: Grant }
    parts: { 名次值 (rank): integer, 日数 (workdays): integer, 奖励 (amount): money }
facts:
  额 (sum): { type: money, min: 0元, max: 10亿元 }
  人数 (staff): { type: 人, min: 0人, max: 1000人 }
  总额 (total): { type: money, min: 0元, max: 10亿元 }
  行 (rows): { type: list, row: { 权 (weight): { type: money, min: 0元 }, 分 (score): { type: integer } } }
  首日 (firstDay): { type: date }
  末日 (lastDay): { type: date }
calendars:
  历:
    source: { zh: 无, en: None }
    years: { 2024: { rest: [ 2024-01-01, 2024-02-10..2024-02-17 ], work: [ 2024-02-04, 2024-02-18 ] } }
\`\`\`

**档**（额）命中 \`U\`

| 额 | 率 |
|---|---|
| (100元..5000元] | 20% |
| <= 100元 | 10% |
| > 5000元 | 5% |

**人档**（人数）命中 \`U\`

| 人数 | 每人 |
|---|---|
| [0人..10人] | 3元/人 |
| [11人..50人) | 2元/人 |
| >= 50人 | 1元/人 |

\`\`\`feel
{
  档额: 取整到分(累进(档, 额) + 累进(人档, 人数), "truncate"),
  分得: 最大余额法(行.权, 总额),
  先后: function(x, y) x.分 > y.分
}
\`\`\`

\`\`\`feel grant
for 序 in 1..count(行) return {
  名次值: 名次(行[序], 行, 先后),
  日数:   工作日数([首日..末日], 历, 0) / 一天,
  奖励:   分得[序] + (if 序 = 1 then 档额 else 0)
}
\`\`\`

\`\`\`yaml
facts:
  一天 (oneDay): { type: 天, min: 1天, max: 1天, default: 1天 }
\`\`\`
`;

const compiled = compilePolicy({ source: '', policy: withMissingParts(PROGRAM) });

type Row = { readonly weight: bigint; readonly score: number };
type Facts = {
  readonly sum: bigint; readonly staff: number; readonly total: bigint; readonly rows: readonly Row[];
  readonly firstDay: string; readonly lastDay: string;
};
type Part = { readonly rank: number; readonly workdays: number; readonly amount: string };

function partsOf({ sum, total, rows, ...rest }: Facts): Part[] {
  if (!compiled.policy) throw new Error(JSON.stringify(compiled.complaints.slice(0, 3)));
  const item = {
    item: 'grant', ...rest, sum: formatYuan(sum), total: formatYuan(total),
    rows: rows.map(({ weight, score }) => ({ weight: formatYuan(weight), score })),
  };
  const assessment = assess(compiled.policy, { facts: { applicant: { kind: 'firm' }, claim: {}, items: [item] } });
  if ('errors' in assessment) throw new Error(JSON.stringify(assessment.errors));
  return assessment.answer.items.flatMap(({ parts }) => parts) as Part[];
}

/** Yuan by yuan up a ladder: ten per cent to 100 yuan, twenty to 5000, five above; cut to the fen. */
function ladder(fen: bigint): bigint {
  const within = (from: bigint, to: bigint): bigint => (fen <= from ? 0n : (fen < to ? fen : to) - from);
  return (within(0n, 10_000n) * 10n + within(10_000n, 500_000n) * 20n + within(500_000n, fen) * 5n) / 100n;
}

/** Person by person: 3 yuan for each of the first ten, 2 up to the 49th, 1 beyond. */
function perHead(staff: number): bigint {
  let fen = 0n;
  for (let person = 1; person <= staff; person += 1) fen += person <= 10 ? 300n : person < 50 ? 200n : 100n;
  return fen;
}

/** Fen by fen to whoever is furthest behind what is due to it; of equals to the earlier. */
function divided(total: bigint, weights: readonly bigint[]): bigint[] {
  const all = weights.reduce((so, weight) => so + weight, 0n);
  if (all === 0n) return weights.map(() => 0n);
  const given = weights.map((weight) => (total * weight) / all);
  for (let left = total - given.reduce((so, each) => so + each, 0n); left > 0n; left -= 1n) {
    const behind = weights.map((weight, place) => total * weight - (given[place] ?? 0n) * all);
    const most = behind.reduce((best, each) => (each > best ? each : best));
    const place = behind.indexOf(most);
    given[place] = (given[place] ?? 0n) + 1n;
  }
  return given;
}

/** Day by day through a year of which the State Council moved some days. */
function workdays(from: string, to: string): number {
  const [first = 0, last = -1] = [parseDay(from), parseDay(to)];
  const days = (...written: string[]): Set<number> => new Set(written.map((day) => parseDay(day) ?? 0));
  const spring = Array.from({ length: 8 }, (_, index) => `2024-02-${10 + index}`);
  const [rest, work] = [days('2024-01-01', ...spring), days('2024-02-04', '2024-02-18')];
  let count = 0;
  for (let day = first; day <= last; day += 1) {
    const isWeekday = (day + 4) % 7 !== 0 && (day + 4) % 7 !== 6;
    if (work.has(day) || (isWeekday && !rest.has(day))) count += 1;
  }
  return count;
}

const fen = (max: bigint): fc.Arbitrary<bigint> =>
  fc.oneof(fc.bigInt({ min: 0n, max }), fc.constantFrom(0n, 1n, 9999n, 10_000n, 10_001n, 500_000n, 500_001n));
const day = fc.integer({ min: 0, max: 365 }).map((offset) =>
  formatDay((parseDay('2024-01-01') ?? 0) + offset));
const row = fc.record({ weight: fen(700n), score: fc.integer({ min: 0, max: 4 }) });
const facts: fc.Arbitrary<Facts> = fc.record({
  sum: fen(2_000_000n), staff: fc.integer({ min: 0, max: 70 }), total: fen(10_000n), firstDay: day, lastDay: day,
  rows: fc.array(row, { minLength: 1, maxLength: 6 }),
});

describe('what is reckoned another way', () => {
  test('comes out the same, to the fen', () => {
    fc.assert(fc.property(facts, (given) => {
      const parts = partsOf(given);
      const shares = divided(given.total, given.rows.map(({ weight }) => weight));
      const extra = ladder(given.sum) + perHead(given.staff);
      expect(parts.map(({ amount }) => amount)).toEqual(
        shares.map((share, place) => formatYuan(share + (place === 0 ? extra : 0n))),
      );
      expect(parts.map(({ rank }) => rank)).toEqual(
        given.rows.map(({ score }) => 1 + given.rows.filter((other) => other.score > score).length),
      );
      expect(new Set(parts.map((part) => part.workdays))).toEqual(new Set([workdays(given.firstDay, given.lastDay)]));
    }), { numRuns: 300, seed: 20_151_120 });
  });
});
