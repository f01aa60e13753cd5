// Proofs: both policies hold what they declare, and every fault planted in them is found with facts that show it.
import { readFileSync } from 'node:fs';
import { exact } from '@qingce/values';
import { describe, expect, test } from 'vitest';
import { admit } from '../src/evaluate/door.ts';
import { judgeItems } from '../src/evaluate/judge-items.ts';
import { assess, compilePolicy } from '../src/index.ts';
import type { Answer, CheckedPolicy } from '../src/index.ts';
import { prove, sameAwards } from '../src/prove/index.ts';
import type { Finding, ObligationKind } from '../src/prove/index.ts';
import { judgeLifted } from '../src/prove/lifted-facts.ts';
import { openSolver } from '../src/prove/solver.ts';
import { truthOf } from '../src/prove/term.ts';
import { Terms } from '../src/prove/terms.ts';
import { vocabularyOf } from '../src/prove/vocabulary.ts';

const folder = new URL('../../../policies/', import.meta.url);
const patience = 300_000;

function read(id: string, name: string): string {
  return readFileSync(new URL(`${id}/${name}`, folder), 'utf8');
}

/** The policy with something in it replaced. */
function compiled(id: string, ...faults: readonly (readonly [right: string, wrong: string])[]): CheckedPolicy {
  const text = faults.reduce((so, [right, wrong]) => {
    expect(so.split(right).length).toBe(2);
    return so.replace(right, wrong);
  }, read(id, 'policy.md'));
  const { policy, complaints } = compilePolicy({ source: read(id, 'source.md'), policy: text });
  if (!policy) throw new Error(`${id} does not compile: ${complaints.map(({ code }) => code).join(' ')}`);
  return policy;
}

function only(findings: readonly Finding[], standing: Finding['standing']): string[] {
  return findings.filter((one) => one.standing === standing).map(({ kind, subject }) => `${kind} ${subject.zh}`);
}

function answerTo(policy: CheckedPolicy, facts: unknown, readings: Readonly<Record<string, string>>): Answer {
  const assessment = assess(policy, { facts, readings });
  if ('errors' in assessment) throw new Error(JSON.stringify(assessment.errors));
  return assessment.answer;
}

describe('the policies of this house', () => {
  test('the growth award is proved in every point', async () => {
    const findings = await prove(compiled('growth-award-sample'), { milliseconds: 20_000 });
    expect(only(findings, 'refuted')).toEqual([]);
    expect(only(findings, 'unproved')).toEqual([]);
    expect(findings.length).toBeGreaterThan(25);
  }, patience);

  test('nothing is refuted of the larger one, and all but sums over any number of rows is proved', async () => {
    const findings = await prove(compiled('qingyuan-2015-64'), { milliseconds: 20_000 });
    expect(only(findings, 'refuted')).toEqual([]);
    expect(only(findings, 'unproved')).toEqual([
      'domain 租用坐席租金奖励不超过 2^53 分', 'domain 院校专业奖励不超过 2^53 分', 'domain 参展补助不超过 2^53 分',
    ]);
    expect(findings.length).toBeGreaterThan(150);
  }, patience);
});

const GROWTH = 'growth-award-sample';

/** Faults planted in the growth award, and the obligation that finds each. */
const faults: readonly (readonly [string, ObligationKind, readonly (readonly [string, string])[]])[] = [
  ['a cap that is forgotten', 'always', [['min(取整奖励, 集团余额)', '取整奖励']]],
  ['a cap that forgets what the claim was granted before', 'always', [[' - sum(前项.奖励), 0)', ', 0)']]],
  ['a cap that forgets what the group has', 'always', [[' - sum(集团成员.已奖) - ', ' - ']]],
  ['an amount that a subtraction makes negative', 'notNegative', [
    ['max(集团上限 - sum(集团成员.已奖) - sum(前项.奖励), 0)', '集团上限 - sum(集团成员.已奖) - sum(前项.奖励)'],
  ]],
  ['a rule by which more staff loses the award', 'monotone', [['员工人数 >= 最少人数', '员工人数 >= 最少人数 and 员工人数 <= 500']]],
  ['an extra that ends too early, so that more revenue earns less', 'monotone', [
    ['上年营业收入 * 上浮增幅,', '上年营业收入 * 上浮增幅 and 营业收入 <= 20000000,'],
  ]],
  ['a condition that nothing meets', 'canHold', [['员工人数 >= 最少人数', '员工人数 > 1000000']]],
  ['a condition that excludes nothing', 'canFail', [['员工人数 >= 最少人数', '员工人数 >= 0']]],
];

describe('a planted fault is found', () => {
  test.each(faults)('%s', async (_, kind, replaced) => {
    const policy = compiled(GROWTH, ...replaced);
    const findings = await prove(policy, { milliseconds: 4000, kinds: [kind] });
    const found = findings.filter((one) => one.kind === kind && one.standing === 'refuted');
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) {
      if (one.standing !== 'refuted' || !one.counterexample) continue;
      const { facts, after, readings } = one.counterexample;
      const before = answerTo(policy, facts, readings).items.at(-1);
      if (kind === 'notNegative') expect(before?.amount).toMatch(/^-/);
      if (kind === 'monotone') {
        const then = answerTo(policy, after, readings).items.at(-1);
        expect(fen(then?.amount)).toBeLessThan(fen(before?.amount));
      }
    }
    const needsFacts = kind === 'always' || kind === 'notNegative' || kind === 'monotone';
    expect(found.every((one) => 'counterexample' in one)).toBe(needsFacts);
  }, patience);

  test('a cap broken by a claim is broken by the amounts that assess gives', async () => {
    const policy = compiled(GROWTH, ['min(取整奖励, 集团余额)', '取整奖励']);
    const [found] = await prove(policy, { milliseconds: 20_000, kinds: ['always'] });
    if (found?.standing !== 'refuted' || !found.counterexample) throw new Error('not refuted');
    const { facts } = found.counterexample as { facts: { items: Record<string, unknown>[] } };
    const group = (facts.items.at(-1)?.['groupMembers'] ?? []) as { awarded: string }[];
    const before = group.reduce((sum, { awarded }) => sum + fen(awarded), 0n);
    expect(before + fen(answerTo(policy, facts, {}).total)).toBeGreaterThan(50_000_000n);
  }, patience);
});

describe('> where the law says 以上 is found by the words of the law', () => {
  test.each([
    ['a condition', '员工人数 >= 最少人数', '员工人数 > 最少人数', '20人以上（含20人）'],
    ['a condition on growth', '>= 上年营业收入 * 最低增幅', '> 上年营业收入 * 最低增幅', '10%以上（含10%）'],
    ['an extra', '>= 上年营业收入 * 上浮增幅', '> 上年营业收入 * 上浮增幅', '30%以上（含30%）'],
  ])('in %s', async (_, right, wrong, words) => {
    const fault = compiled(GROWTH, [right, wrong]);
    const findings = await prove(fault, { milliseconds: 10_000, kinds: ['boundary'] });
    const refuted = findings.filter((one) => one.standing === 'refuted');
    expect(refuted.map(({ subject }) => subject.zh)).toEqual([expect.stringContaining(words) as string]);
    const [found] = refuted;
    if (found?.standing !== 'refuted' || !found.counterexample) throw new Error('no claim shows it');
    const { facts } = found.counterexample;
    const [said, meant] = [fault, compiled(GROWTH)].map((policy) => answerTo(policy, facts, {}).total);
    expect(said).not.toBe(meant);
  }, patience);
});

describe('two versions award alike', () => {
  const of = (item: Record<string, unknown>) =>
    ({ item: 'growth-award', facts: { applicant: { kind: 'enterprise' }, claim: { year: 2024 }, items: [item] } });
  const later = compiled(GROWTH, ['最少人数: 20人', '最少人数: 30人']);

  test('for every claim of a cohort that the change leaves alone', async () => {
    expect(await sameAwards(compiled(GROWTH), later, of({ item: 'growth-award', staff: 30 }), 20_000))
      .toMatchObject({ standing: 'proved' });
  }, patience);

  test('but not for one that it touches, shown by facts', async () => {
    const settled = await sameAwards(compiled(GROWTH), later, of({ item: 'growth-award', staff: 25 }), 10_000);
    if (settled.standing !== 'refuted' || !settled.counterexample) throw new Error(settled.standing);
    const { facts } = settled.counterexample;
    expect(answerTo(compiled(GROWTH), facts, {}).total).not.toBe(answerTo(later, facts, {}).total);
  }, patience);
});

function fen(yuan: string | null | undefined): bigint {
  return BigInt((yuan ?? '0.00').replace('.', ''));
}

describe('tables that the compiler cannot decide', () => {
  const TIERS: readonly [string, string] = ['**成长分档**（档）命中 `U`', '**成长分档**（档）命中 `F`'];

  test('a missing tier leaves a gap, shown by facts that get no amount', async () => {
    const policy = compiled(GROWTH, TIERS, ['| 3 | 5000万元 | 0.2% |\n', '']);
    const [gap] = await prove(policy, { milliseconds: 20_000, kinds: ['tableGap'] });
    if (gap?.standing !== 'refuted' || !gap.counterexample) throw new Error('no gap found');
    expect(answerTo(policy, gap.counterexample.facts, {}).items[0]).toMatchObject({
      outcome: 'undetermined', missing: [],
    });
  }, patience);

  test('a row behind one that takes all is dead', async () => {
    const policy = compiled(GROWTH, TIERS, ['| 2 | 1000万元 | 0.5% |', '| - | 1000万元 | 0.5% |']);
    const [row] = await prove(policy, { milliseconds: 20_000, kinds: ['tableRow'] });
    expect(row).toMatchObject({ standing: 'refuted', why: { en: expect.stringContaining('row 3') as string } });
  }, patience);

  test('a tier that overlaps another is refused by the compiler or refuted', async () => {
    expect(() => compiled(GROWTH, ['| 2 | 1000万元 | 0.5% |', '| 1, 2 | 1000万元 | 0.5% |'])).toThrow('table-overlap');
    const open = compiled(GROWTH, ['| 2 | 1000万元 | 0.5% |', '| > 最少人数 / 人数单位 | 1000万元 | 0.5% |'],
      ['集团上限: 50万元 }', '集团上限: 50万元, 人数单位: 20人 }']);
    const [overlap] = await prove(open, { milliseconds: 20_000, kinds: ['tableOverlap'] });
    expect(overlap?.standing).toBe('refuted');
  }, patience);
});

describe('the solver', () => {
  test('says unproved where it has no time, never proved', async () => {
    const policy = compiled(GROWTH);
    const [late] = await prove(policy, { milliseconds: 1, kinds: ['always'] });
    expect(late?.standing).toBe('unproved');
  }, patience);

  test('is ended with the run: what is open then is unproved', async () => {
    const stopping = new AbortController();
    const findings = await prove(compiled(GROWTH), {
      signal: stopping.signal, progress: (done) => (done === 1 ? stopping.abort() : undefined),
    });
    expect(findings[0]?.standing).toBe('proved');
    expect(new Set(findings.slice(1).map(({ standing }) => standing))).toEqual(new Set(['unproved']));
  }, patience);

  test('that falls is unknown, and starts anew for the next question', async () => {
    const solver = openSolver();
    const question = { values: [{ symbol: 'x', sort: 'Int' as const }], milliseconds: 20_000 };
    expect(await solver.ask({ ...question, script: '(declare-const x Int)(assert (= x Nothing))' }))
      .toMatchObject({ result: 'unknown' });
    expect(await solver.ask({ ...question, script: '(declare-const x Int)(assert (= (* 3 x) 12))' }))
      .toEqual({ result: 'sat', model: [['x', '4']] });
    expect(await solver.ask({ ...question, script: '(declare-const x Int)(assert (= (* 3 x) 13))' }))
      .toEqual({ result: 'unsat' });
    solver.close();
    expect(await solver.ask({ ...question, script: '' })).toEqual({ result: 'unknown', why: 'ended' });
  }, patience);
});

type Case = { readonly facts: unknown; readonly readings?: readonly string[] };

describe('what formulas are worked out to over unknown facts covers what the evaluator says', () => {
  test.each(['qingyuan-2015-64', GROWTH])('in every worked example of %s', (id) => {
    const policy = compiled(id);
    const vocabulary = vocabularyOf(policy);
    const cases = JSON.parse(read(id, 'cases.json')) as Case[];
    let compared = 0;
    for (const { facts, readings: chosen = [] } of cases) {
      const readings = Object.fromEntries(chosen.map((one) => one.split('=') as [string, string]));
      const admitted = admit(policy, { facts, readings });
      if ('errors' in admitted) continue;
      const said = judgeItems(policy, admitted).at(-1)?.judgement;
      const judged = judgeLifted({ policy, ...admitted, open: new Set() }, { terms: new Terms(), vocabulary });
      const hasKind = admitted.facts.applicant['kind'] !== undefined;
      if (!said || !judged || said.outcome === 'undetermined' || !hasKind) continue;
      compared += 1;
      const held = truthOf(judged.isEligible);
      expect(held === undefined || held === (said.outcome === 'eligible')).toBe(true);
      if (said.outcome !== 'eligible' || !said.award.lo) continue;
      const { lo, hi } = judged.award;
      expect(lo === null || exact.compare(lo, said.award.lo) <= 0).toBe(true);
      expect(hi === null || exact.compare(hi, said.award.lo) >= 0).toBe(true);
    }
    expect(compared).toBeGreaterThan(10);
  });
});
