// The exported decision model opens in the usual modeller, is written again byte for byte, and another engine
// finds what we find.
import { DmnModdle } from 'dmn-moddle';
import { describe, expect, test } from 'vitest';
import { assess } from '../src/index.ts';
import type { CheckedPolicy, ItemAnswer } from '../src/index.ts';
import { exportDmn } from '../src/emit/dmn/index.ts';
import type { DmnExport } from '../src/emit/dmn/index.ts';
import { inVersion } from '../src/emit/dmn/write-xml.ts';
import { policyIn } from './agree/policy-files.ts';
import { inputsOf } from './dmn/inputs.ts';
import type { Claim } from './dmn/inputs.ts';
import { openDmn } from './dmn/run-dmn.ts';
import type { OpenDmn } from './dmn/run-dmn.ts';
import { examples, hasCases, policies, readText } from './policy-folders.ts';

type WorkedExample = {
  readonly id: string; readonly facts: Claim; readonly otherReadings?: Readonly<Record<string, unknown>>;
};
type Opened = { readonly exported: DmnExport; readonly model: OpenDmn };
/** `coarser`: undetermined there, since the model waits for every fact; `fen`: a fen apart, for want of exactness. */
type Finding = {
  readonly where: string; readonly kind: 'same' | 'coarser' | 'fen' | 'wrong'; readonly told: string;
};

const folders = [...policies, ...examples].filter(hasCases);

async function open(policy: CheckedPolicy, readings: Record<string, string>): Promise<Opened> {
  const exported = await exportDmn(policy, { readings, version: '1.3' });
  return { exported, model: await openDmn(exported.xml) };
}

function readingsOf(written: string): Record<string, string> {
  return Object.fromEntries(written.split(',').filter((one) => one !== '').map((one) => one.split('=')));
}

/** What both find of every item that stands alone in its claim. */
function compare(
  policy: CheckedPolicy, example: WorkedExample, readings: Record<string, string>, opened: Opened,
): Finding[] {
  const assessment = assess(policy, { facts: example.facts, readings });
  if ('errors' in assessment) return [];
  const items = assessment.answer.items;
  return items.flatMap((answer, place): Finding[] => {
    const isAlone = items.filter(({ item }) => item === answer.item).length === 1;
    const names = opened.exported.items.find(({ item }) => item === answer.item);
    if (!isAlone || !names) return [];
    // What earlier items were granted comes in as an input; one that is open cannot be told.
    const before = items.slice(0, place);
    if (before.some(({ outcome }) => outcome === 'undetermined')) return [];
    const granted = before.flatMap(({ item, parts }) =>
      parts.map((part) => ({ item, amount: Number(part['amount']) })));
    const decide = opened.model.decide({
      ...inputsOf(policy, opened.exported, example.facts, place), ...(granted.length > 0 && { 各前项: granted }),
    });
    const found = [names.outcome, names.amount, names.reason].map(decide);
    return [{ where: `${example.id} ${answer.item}`, ...judge(answer, found) }];
  });
}

function judge(answer: ItemAnswer, [outcome, amount, reason]: readonly unknown[]): Omit<Finding, 'where'> {
  const ours = `${answer.outcome} ${answer.amount} ${answer.reasons[0]?.code ?? ''}`;
  const told = `${ours}, elsewhere ${String(outcome)} ${String(amount)} ${String(reason)}`;
  if (outcome !== answer.outcome) return { kind: outcome === 'undetermined' ? 'coarser' : 'wrong', told };
  if (outcome !== 'eligible') return { kind: 'same', told };
  const apart = Math.abs(Number(amount) - Number(answer.amount));
  if (apart < 0.001) return { kind: 'same', told };
  return { kind: apart < 0.011 ? 'fen' : 'wrong', told };
}

// A peer checked its exports against another version of the standard than they were written in, and found them valid.
test('an export names one version of its standard throughout, and a reader of another version refuses it', async () => {
  const [folder] = folders;
  if (!folder) throw new Error('no policy has examples');
  const dated = (xml: string): string[] =>
    [...new Set([...xml.matchAll(/spec\/DMN\/(\d{8})\/(MODEL|DMNDI)\//g)]
      .map(([, day, part]) => `${part} ${day}`))];
  const [older, newer] = await Promise.all((['1.3', '1.5'] as const).map(async (version) =>
    (await exportDmn(policyIn(folder.at), { version })).xml));
  expect(dated(older ?? '').toSorted()).toEqual(['DMNDI 20191111', 'MODEL 20191111']);
  expect(dated(newer ?? '').toSorted()).toEqual(['DMNDI 20230324', 'MODEL 20230324']);
  await expect(new DmnModdle().fromXML(newer ?? '', 'dmn:Definitions')).rejects.toThrow(/Definitions/);
});

describe.each(folders)('the decision model of $id', (folder) => {
  const policy = policyIn(folder.at);

  test('is read by the modeller without a warning and written again byte for byte, in both versions', async () => {
    for (const version of ['1.3', '1.5'] as const) {
      const { xml } = await exportDmn(policy, { version });
      const { rootElement, warnings } = await new DmnModdle().fromXML(inVersion(xml, '1.3'), 'dmn:Definitions');
      expect(warnings).toEqual([]);
      const again = await new DmnModdle().toXML(rootElement, { format: true, preamble: true });
      expect(inVersion(again.xml, version)).toBe(xml);
      const { names } = policy;
      const isLabelled = Object.entries(names ?? {}).some(([zh, en]) => xml.includes(`label="${zh} · ${en}"`));
      expect(isLabelled).toBe(names !== undefined);
    }
  });

  test('is found by another engine as we find it: never another outcome, never another amount', async () => {
    const findings = await findAll(policy, chosen(JSON.parse(readText(folder, 'cases.json')) as WorkedExample[]));
    const count = (kind: Finding['kind']): number => findings.filter((one) => one.kind === kind).length;
    expect(findings.filter(({ kind }) => kind === 'wrong')).toEqual([]);
    expect(count('same')).toBeGreaterThan(findings.length * 0.7);
    if (process.env['DMN_ALL'] !== undefined) {
      // oxlint-disable-next-line no-console -- the figures are what the long run is for
      console.log(`${folder.id}: ${count('same')} the same, ${count('coarser')} undetermined there, `
        + `${count('fen')} a fen apart`);
    }
  }, 600_000);

  test('pays nothing there while a fact that it needs is missing', async () => {
    const opened = await open(policy, {});
    const worked = JSON.parse(readText(folder, 'cases.json')) as WorkedExample[];
    const paid = firstOfEach(worked.flatMap((example) => eligible(policy, example)));
    expect(paid.length).toBeGreaterThan(0);
    const wrong = paid.flatMap(({ example, item }) => keysOf(example.facts).flatMap((path) => {
      const facts = without(example.facts, path);
      return compare(policy, { ...example, facts }, {}, opened).filter((one) => one.kind === 'wrong')
        .map(({ told }) => `${item} without ${path.join('.')}: ${told}`);
    }));
    expect(wrong).toEqual([]);
  }, 600_000);
});

/** Every third example under the ruling; all of them, and under all other readings, when DMN_ALL is set. */
function chosen(worked: readonly WorkedExample[]): [WorkedExample, string][] {
  const isAll = process.env['DMN_ALL'] !== undefined;
  return worked.filter((_, place) => isAll || worked.length < 40 || place % 3 === 0).flatMap((example) =>
    ['', ...(isAll ? Object.keys(example.otherReadings ?? {}) : [])].map((readings): [WorkedExample, string] =>
      [example, readings]));
}

async function findAll(policy: CheckedPolicy, runs: readonly [WorkedExample, string][]): Promise<Finding[]> {
  const opened = new Map<string, Opened>();
  const findings: Finding[] = [];
  for (const [example, written] of runs) {
    const known = opened.get(written) ?? await open(policy, readingsOf(written));
    opened.set(written, known);
    findings.push(...compare(policy, example, readingsOf(written), known));
  }
  return findings;
}

type Paid = { readonly example: WorkedExample; readonly item: string };

/** The example, when its only item is paid. */
function eligible(policy: CheckedPolicy, example: WorkedExample): Paid[] {
  const assessment = assess(policy, { facts: example.facts });
  if ('errors' in assessment) return [];
  const [only, second] = assessment.answer.items;
  return only && !second && only.outcome === 'eligible' ? [{ example, item: only.item }] : [];
}

function firstOfEach(paid: readonly Paid[]): Paid[] {
  return [...Map.groupBy(paid, ({ item }) => item).values()].flatMap((same) => same.slice(0, 1));
}

type Path = readonly [holder: 'applicant' | 'claim' | 'items', key: string];

function keysOf({ applicant, claim, items }: Claim): Path[] {
  return [
    ...Object.keys(applicant).map((key): Path => ['applicant', key]),
    ...Object.keys(claim).map((key): Path => ['claim', key]),
    ...Object.keys(items[0] ?? {}).filter((key) => key !== 'item').map((key): Path => ['items', key]),
  ];
}

function without(facts: Claim, [holder, key]: Path): Claim {
  const drop = (from: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(from).filter(([one]) => one !== key));
  return holder === 'items'
    ? { ...facts, items: facts.items.map(drop) }
    : { ...facts, [holder]: drop(facts[holder]) };
}
