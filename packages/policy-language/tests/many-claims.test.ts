// Claims drawn as columns: ones that the door would let in, judged as the evaluator judges them; sums as of any other.
import { formatDay } from '@qingce/values';
import { describe, expect, test } from 'vitest';
import { admit } from '../src/evaluate/door.ts';
import { toJavaScript } from '../src/emit/js/module.ts';
import { assess } from '../src/index.ts';
import type { Fact } from '../src/index.ts';
import { drawColumns } from '../src/population/many-columns.ts';
import type { Column, Columns } from '../src/population/many-columns.ts';
import { judgeMany, openJudge, openTally, synthesize } from '../src/population/index.ts';
import { openChance } from '../src/population/synthesize.ts';
import { policyIn } from './agree/policy-files.ts';
import { examples, readText } from './policy-folders.ts';

const folder = examples.find(({ id }) => id === 'talent-housing')!;
const policy = policyIn(folder.at);
const given = (JSON.parse(readText(folder, 'cases.json')) as { facts: unknown }[]).map(({ facts }) => facts);

type Module = {
  readonly toColumns: (facts: readonly unknown[]) => Columns;
  readonly assessColumns: (columns: Columns) => { readonly total: Float64Array };
};
const loaded = import(
  `data:text/javascript;base64,${Buffer.from(toJavaScript(policy).text).toString('base64')}`) as Promise<Module>;

/** The facts of a claim again, out of its columns; this policy has no lists. */
function factsAt({ applicant, claim, items, texts }: Columns, place: number): Record<string, unknown> {
  const read = (columns: Readonly<Record<string, Column>>, scope: Fact['scope'], at: number) =>
    Object.fromEntries(Object.entries(columns).flatMap(([key, column]) => {
      const value = (column as Float64Array)[at]!;
      const fact = policy.facts.find((one) => one.key === key && one.scope === scope);
      const json = asJson(fact?.wire ?? 'choice', value, texts);
      return json === undefined ? [] : [[key, json]];
    }));
  const own = Object.entries(items).flatMap(([item, { claim: of, position, facts }]) => [...of.keys()]
    .filter((i) => of[i] === place)
    .map((i) => ({ position: position[i]!, facts: { item, ...read(facts, 'item', i) } })));
  return {
    applicant: read(applicant, 'applicant', place), claim: read(claim, 'claim', place),
    items: own.toSorted((a, b) => a.position - b.position).map(({ facts }) => facts),
  };
}

function asJson(wire: Fact['wire'], value: number, texts: readonly string[]): unknown {
  switch (wire) {
    case 'boolean': return value === 2 ? undefined : value === 1;
    case 'day': return value === -2_147_483_648 ? undefined : formatDay(value);
    case 'text': case 'region': case 'choice': return texts[value];
    case 'money': return Number.isNaN(value) ? undefined : (value / 100).toFixed(2);
    default: return Number.isNaN(value) ? undefined : value;
  }
}

describe('claims drawn as columns', () => {
  test('are ones that the door lets in, worth what the evaluator says, and mostly not those of the pool', async () => {
    const { toColumns, assessColumns } = await loaded;
    const pool = toColumns([...synthesize(policy, given, { claims: 100, seed: 5 })]);
    const columns = drawColumns(policy, pool, 400, openChance(5).below);
    const { total } = assessColumns(columns);
    const facts = Array.from(total, (_, place) => factsAt(columns, place));
    expect(facts.filter((one) => 'errors' in admit(policy, { facts: one }))).toEqual([]);
    const worth = facts.map((one) => {
      const assessment = assess(policy, { facts: one }, { advice: false, trace: false });
      return 'answer' in assessment ? assessment.answer.total.replace('.', '') : 'refused';
    });
    expect(Array.from(total, String)).toEqual(worth.map((one) => String(BigInt(one))));
    expect(new Set(facts.map((one) => JSON.stringify(one))).size).toBeGreaterThan(250);
  });

  test('are the same for the same seed', async () => {
    const { toColumns } = await loaded;
    const pool = toColumns([...synthesize(policy, given, { claims: 20, seed: 5 })]);
    const draw = (seed: number) => drawColumns(policy, pool, 50, openChance(seed).below);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});

test('sums of claims judged as columns are those of the same claims judged one by one', async () => {
  const { toColumns } = await loaded;
  const size = { claims: 300, seed: 8 };
  const found = await judgeMany(policy, given, size);
  const columns = drawColumns(policy, toColumns([...synthesize(policy, given, size)]), 300, openChance(8).below);
  const claims = Array.from({ length: 300 }, (_, place) => ({ facts: factsAt(columns, place) }));
  const tally = openTally(policy.items.map(({ id }) => id));
  for (const one of (await openJudge(policy)).judge(claims)) tally.add(one);
  const { items, ...sums } = found!.tally;
  const { items: wanted, ...wantedSums } = tally.read();
  expect(sums).toEqual(wantedSums);
  const sorted = (all: typeof items) => all.map((one) => ({ ...one, reasons: Object.fromEntries(one.reasons) }));
  expect(sorted(items)).toEqual(sorted(wanted));
});
