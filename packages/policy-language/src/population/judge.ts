/** Judges many claims under one policy and one set of readings, as fast as the policy allows. */
import { parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { assess } from '../evaluate/assess.ts';
import { admit } from '../evaluate/door.ts';
import type { InputError, Outcome } from '../evaluate/answer.ts';
import { toJavaScript } from '../emit/js/module.ts';
import { Unsupported } from '../emit/js/things.ts';
import type { CheckedPolicy } from '../typed/ir.ts';

/** What one item of a claim comes to; `code` is the decisive reason of a refusal. */
export type JudgedItem = {
  readonly item: string; readonly outcome: Outcome; readonly fen: Fen; readonly code?: string;
};
/** What a claim comes to, or what the door says against it. */
export type Judged =
  | { readonly total: Fen; readonly items: readonly JudgedItem[] }
  | { readonly errors: readonly InputError[] };

/** Facts as the door let them in, or what it says against them. */
export type Entered = { readonly facts: unknown } | { readonly errors: readonly InputError[] };

/** Shows a claim to the door of a policy: the facts in their English keys, or what is wrong with them. Never throws. */
export function enter(policy: CheckedPolicy, facts: unknown): Entered {
  const admitted = admit(policy, { facts });
  return 'errors' in admitted ? admitted : { facts: admitted.facts };
}

/** Judges claims under one policy and one set of readings, many at a time; never throws on facts let in. */
export type Judge = {
  /** In the order of the claims, which the door of this policy has seen. */
  readonly judge: (claims: readonly Entered[]) => readonly Judged[];
  /** The generated module over columns, or the evaluator where the module does not know a construct. */
  readonly by: 'module' | 'evaluator';
};

/** RangeError for a reading or an option that the policy does not declare. */
export async function openJudge(
  policy: CheckedPolicy, readings: Readonly<Record<string, string>> = {},
): Promise<Judge> {
  const module = await loadModule(policy, readings);
  if (module) return { by: 'module', judge: (claims) => judgeColumns(module, claims) };
  const judgeOne = (claim: Entered): Judged =>
    ('errors' in claim ? claim : evaluated(policy, readings, claim.facts));
  return { by: 'evaluator', judge: (claims) => claims.map(judgeOne) };
}

type Columns = {
  readonly items: Readonly<Record<string, { readonly claim: Int32Array; readonly position: Int32Array }>>;
};
type ItemColumns = { readonly outcome: Uint8Array; readonly reason: Int16Array; readonly amount: Float64Array };
type Module = {
  readonly outcomes: readonly Outcome[];
  readonly codes: Readonly<Record<string, readonly (string | null)[]>>;
  readonly toColumns: (facts: readonly unknown[]) => Columns;
  readonly assessColumns: (columns: Columns) => {
    readonly items: Readonly<Record<string, ItemColumns>>; readonly total: Float64Array;
  };
};

async function loadModule(
  policy: CheckedPolicy, readings: Readonly<Record<string, string>>,
): Promise<Module | undefined> {
  try {
    const { text } = toJavaScript(policy, readings);
    const address = `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;
    return await (import(address) as Promise<Module>);
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

function judgeColumns(module: Module, claims: readonly Entered[]): Judged[] {
  const facts = claims.flatMap((one) => ('errors' in one ? [] : [one.facts]));
  const columns = module.toColumns(facts);
  const { items, total } = module.assessColumns(columns);
  const judged = facts.map((_, place): { total: Fen; items: JudgedItem[] } =>
    ({ total: BigInt(total[place] ?? 0), items: [] }));
  for (const [id, { claim, position }] of Object.entries(columns.items)) {
    const said = items[id];
    if (!said) continue;
    claim.forEach((place, at) => put(judged[place]?.items, position[at] ?? 0, itemAt(module, id, said, at)));
  }
  let next = 0;
  return claims.map((one) => {
    if ('errors' in one) return { errors: one.errors };
    next += 1;
    return judged[next - 1] ?? { total: 0n, items: [] };
  });
}

function put(items: JudgedItem[] | undefined, position: number, item: JudgedItem): void {
  if (items) items[position] = item;
}

function itemAt({ outcomes, codes }: Module, item: string, said: ItemColumns, at: number): JudgedItem {
  const outcome = outcomes[said.outcome[at] ?? 0] ?? 'undetermined';
  if (outcome === 'eligible') return { item, outcome, fen: BigInt(said.amount[at] ?? 0) };
  return { item, outcome, fen: 0n, ...(outcome === 'ineligible' && codeOf(codes[item]?.[said.reason[at] ?? -1])) };
}

function codeOf(code: string | null | undefined): { readonly code?: string } {
  return typeof code === 'string' ? { code } : {};
}

function evaluated(
  policy: CheckedPolicy, readings: Readonly<Record<string, string>>, facts: unknown,
): Judged {
  const assessment = assess(policy, { facts, readings }, { advice: false, trace: false });
  if ('errors' in assessment) return assessment;
  const { total, items } = assessment.answer;
  return {
    total: parseYuan(total) ?? 0n,
    items: items.map(({ item, outcome, amount, reasons: [first] }) => ({
      item, outcome, fen: parseYuan(amount ?? '0.00') ?? 0n,
      ...(outcome === 'ineligible' && first ? { code: first.code } : {}),
    })),
  };
}
