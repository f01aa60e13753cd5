/** 依据 for whole populations: the derivation of every item, by generated code where it knows the item's kind. */
import { assess } from '../evaluate/assess.ts';
import type { Step } from '../evaluate/answer.ts';
import { toJavaScript } from '../emit/js/module.ts';
import { Unsupported } from '../emit/js/things.ts';
import type { CheckedPolicy } from '../typed/ir.ts';
import type { Entered } from './judge.ts';

type Columns = {
  readonly items: Readonly<Record<string, { readonly claim: Int32Array; readonly position: Int32Array }>>;
};
type Module = {
  readonly toColumns: (facts: readonly unknown[]) => Columns;
  readonly openExplanations: (columns: Columns) => (item: string, place: number) => readonly Step[] | undefined;
};

/** Explains claims that the door of the policy has seen. */
export type Explainer = {
  /** The steps of every item of each claim, as `trace` of the evaluator; none for a claim that the door refused. */
  readonly explain: (claims: readonly Entered[]) => readonly (readonly (readonly Step[])[])[];
  /** How many items generated code explained, and how many the evaluator. */
  readonly counts: () => { readonly generated: number; readonly evaluated: number };
};

/** RangeError for a reading or an option that the policy does not declare. */
export async function openExplainer(
  policy: CheckedPolicy, readings: Readonly<Record<string, string>> = {},
): Promise<Explainer> {
  const module = await loadModule(policy, readings);
  const counts = { generated: 0, evaluated: 0 };
  return {
    counts: () => counts,
    explain: (claims) => {
      const facts = claims.map((one) => ('errors' in one ? undefined : one.facts));
      const found = module ? generated(module, facts) : facts.map((): (readonly Step[] | undefined)[] => []);
      return facts.map((one, place) => {
        if (one === undefined) return [];
        const steps = found[place] ?? [];
        const items = (one as { items: readonly unknown[] }).items.map((_, at) => steps[at]);
        const known = items.filter((item) => item !== undefined);
        counts.generated += known.length;
        counts.evaluated += items.length - known.length;
        return known.length === items.length ? known : completed(items, traces(policy, readings, one));
      });
    },
  };
}

function completed(
  items: readonly (readonly Step[] | undefined)[], evaluated: readonly (readonly Step[])[],
): (readonly Step[])[] {
  return items.map((steps, at) => steps ?? evaluated[at] ?? []);
}

function traces(
  policy: CheckedPolicy, readings: Readonly<Record<string, string>>, facts: unknown,
): (readonly Step[])[] {
  const assessment = assess(policy, { facts, readings }, { advice: false });
  return 'errors' in assessment ? [] : assessment.answer.items.map(({ trace }) => trace);
}

/** By claim and position, what the generated code explains. */
function generated(
  { toColumns, openExplanations }: Module, facts: readonly unknown[],
): (readonly Step[] | undefined)[][] {
  const places = facts.flatMap((one, place) => (one === undefined ? [] : [place]));
  const columns = toColumns(places.map((place) => facts[place]));
  const explain = openExplanations(columns);
  const found = facts.map((): (readonly Step[] | undefined)[] => []);
  for (const [id, { claim, position }] of Object.entries(columns.items)) {
    claim.forEach((place, at) => {
      const own = found[places[place] ?? 0];
      if (own) own[position[at] ?? 0] = explain(id, at);
    });
  }
  return found;
}

async function loadModule(
  policy: CheckedPolicy, readings: Readonly<Record<string, string>>,
): Promise<Module | undefined> {
  try {
    const { text } = toJavaScript(policy, readings, { explains: true });
    return await (import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`) as Promise<Module>);
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}
