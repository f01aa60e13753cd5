/** The generated JavaScript module as two back ends: claim by claim as facts travel, and over columns. */
import { isDeepStrictEqual } from 'node:util';
import { toJavaScript } from '../../src/emit/js/module.ts';
import { assess } from '../../src/index.ts';
import type { Step } from '../../src/evaluate/answer.ts';
import type { PlainItem } from '../../src/reference/index.ts';
import type { CheckedPolicy } from '../../src/typed/ir.ts';
import type { BackEnd, BackEndAnswer, BackEndItem, ClaimFacts } from './back-end.ts';

type Outcome = PlainItem['outcome'];
type ItemColumns = {
  readonly outcome: Uint8Array; readonly reason: Int16Array; readonly amount: Float64Array;
};
type Columns = {
  readonly complete: boolean; readonly abreast: boolean;
  readonly items: Readonly<Record<string, {
    readonly claim: Int32Array; readonly position: Int32Array; readonly complete: boolean;
  }>>;
};
type Module = {
  readonly outcomes: readonly Outcome[];
  readonly codes: Readonly<Record<string, readonly string[]>>;
  readonly assessMany: (facts: readonly ClaimFacts[]) => readonly BackEndAnswer[];
  readonly toColumns: (facts: readonly ClaimFacts[]) => Columns;
  readonly assessColumns: (columns: Columns) => {
    readonly items: Readonly<Record<string, ItemColumns>>; readonly total: Float64Array;
  };
  readonly openExplanations: (columns: Columns) => (item: string, place: number) => readonly Step[] | undefined;
};

const modules = new Map<string, Promise<Module>>();

/** The module of that policy and these readings, generated and loaded once. */
function loadModule(
  policy: CheckedPolicy, readings: Readonly<Record<string, string>>, explains = false,
): Promise<Module> {
  const key = `${policy.hash} ${JSON.stringify(readings)} ${explains}`;
  const loaded = modules.get(key) ?? importModule(toJavaScript(policy, readings, { explains }).text);
  modules.set(key, loaded);
  return loaded;
}

export function importModule(text: string): Promise<Module> {
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`) as Promise<Module>;
}

export const jsBackEnd = (): BackEnd => ({
  name: 'js',
  judge: async (policy, readings, claims) => (await loadModule(policy, readings)).assessMany(claims),
});

export const columnBackEnd = (): BackEnd => ({
  name: 'column',
  // The module has functions of their own for complete claims, and for those with one item of every kind.
  judge: async (policy, readings, claims) => {
    const module = await loadModule(policy, readings);
    const groups = [...Map.groupBy(claims, (claim) => shapeOf(module, claim)).values()];
    const answers = new Map(groups.flatMap((some) =>
      judgeColumns(module, some).map((answer, place) => [some[place], answer] as const)));
    return claims.map((claim) => answers.get(claim)!);
  },
});

/** Counted by kind of item: explained as the evaluator explains it, left to it, and apart (the first of them told). */
export type Explained = { same: number; left: number; readonly apart: unknown[] };

/**
 * The derivations of the generated module (`load` brings it) beside those of the evaluator, step by step and field
 * by field.
 */
export const explainedBackEnd = (
  counts: Explained = { same: 0, left: 0, apart: [] },
  load = (policy: CheckedPolicy, readings: Readonly<Record<string, string>>) => loadModule(policy, readings, true),
): BackEnd => ({
  name: 'explained',
  judge: async (policy, readings, claims) => {
    const module = await load(policy, readings);
    const columns = module.toColumns(claims);
    const explain = module.openExplanations(columns);
    const traces = claims.map((facts) => tracesOf(policy, facts, readings));
    const answers = [...module.assessMany(claims)];
    for (const [id, { claim, position }] of Object.entries(columns.items)) {
      claim.forEach((place, i) => {
        const [said, wanted] = [explain(id, i), traces[place]![position[i]!]];
        if (said === undefined) counts.left += 1;
        else if (isDeepStrictEqual(said, wanted)) counts.same += 1;
        else {
          counts.apart.push({ item: id, said, wanted });
          // An answer with an item too few stands out in every comparison.
          answers[place] = { items: [] };
        }
      });
    }
    return answers;
  },
});

function tracesOf(policy: CheckedPolicy, facts: ClaimFacts, readings: Readonly<Record<string, string>>) {
  const assessment = assess(policy, { facts, readings }, { advice: false });
  return 'errors' in assessment ? [] : assessment.answer.items.map(({ trace }) => trace);
}

function shapeOf(module: Module, claim: ClaimFacts): string {
  const { complete, abreast, items } = module.toColumns([claim]);
  const isComplete = complete && Object.values(items).every((columns) => columns.complete);
  return `${isComplete} ${isComplete && abreast}`;
}

function judgeColumns(module: Module, claims: readonly ClaimFacts[]): BackEndAnswer[] {
  const columns = module.toColumns(claims);
  const { items, total } = module.assessColumns(columns);
  const answers = claims.map((claim, place): { items: BackEndItem[]; total: string } =>
    ({ items: claim.items.map(() => ({ outcome: 'undetermined' })), total: yuan(total[place]!) }));
  for (const [id, { claim, position }] of Object.entries(columns.items)) {
    const said = items[id]!;
    claim.forEach((place, i) => {
      const outcome = module.outcomes[said.outcome[i]!]!;
      answers[place]!.items[position[i]!] = {
        outcome, amount: outcome === 'undetermined' ? null : yuan(said.amount[i]!),
        decisive: module.codes[id]![said.reason[i]!],
      };
    });
  }
  return answers;
}

function yuan(fen: number): string {
  const digits = Math.abs(fen).toString().padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
