/** Our engines over any set of claims as they travel: evaluator, derivation, reference, generated module. */
import { assess } from '@qingce/policy-language';
import type { CheckedPolicy } from '@qingce/policy-language';
import { toJavaScript } from '../../packages/policy-language/src/emit/js/module.ts';
import { assessPlainly } from '../../packages/policy-language/src/reference/index.ts';
import type { Engine, Run } from './engine.ts';
import type { Facts } from './full/read-claims.ts';

/** Claims of a set, as they travel. */
type FactsOf<Claims> = (claims: Claims) => readonly Facts[];

/** Columns of the generated module; `complete` is what `toColumns` says of claims that lack nothing. */
export type Columns = { readonly count: number; readonly items: Readonly<Record<string, { readonly count: number }>> };
type Found = { readonly total: Float64Array };
type Module = {
  readonly toColumns: (claims: readonly Facts[]) => Columns;
  readonly roomFor: (columns: Columns) => Found;
  readonly assessColumns: (columns: Columns, options: { readonly into: Found }) => Found;
  readonly assessMany: (facts: readonly Facts[]) => readonly { readonly total: string }[];
  readonly openExplanations: (columns: Columns) => (item: string, place: number) => readonly Step[] | undefined;
};
type Step = {
  readonly rule: string; readonly clause: string; readonly text: string; readonly value: string;
  readonly formula?: string; readonly inputs: Readonly<Record<string, string>>;
};

/** How many claims are handed to the generated module at a time, as a server would hand on what waits. */
const BATCH = 500;

/** Evaluator, evaluator with derivation, reference, and the generated module from JSON to answers. */
export function ours<Claims>(policy: CheckedPolicy, factsOf: FactsOf<Claims>): Engine<Claims>[] {
  return [
    {
      id: 'generated-rows', name: `Qingce generated module, JSON in, answers out, ${BATCH} at a time`, kin: 'ours',
      open: async (claims) => {
        const module = await generate(policy);
        return inBatches(factsOf(claims), module);
      },
    },
    evaluator(policy, factsOf, 'answer'),
    evaluator(policy, factsOf, 'explanation'),
    {
      id: 'reference', name: 'Qingce reference interpreter (slow on purpose)', kin: 'ours',
      open: (claims) => oneByOne(factsOf(claims), (facts) => assessPlainly(policy, { facts }).total),
    },
  ];
}

/** The generated module over columns; `columnsOf` lays them out, else the module's own reader does. */
export function generatedColumns<Claims>(
  policy: CheckedPolicy,
  lay: { readonly facts: FactsOf<Claims> } | { readonly columns: (claims: Claims) => Columns },
): Engine<Claims> {
  return {
    id: 'generated-columns', name: 'Qingce generated module over columns', kin: 'ours',
    open: async (claims) => {
      const module = await generate(policy);
      const columns = 'columns' in lay ? lay.columns(claims) : module.toColumns(lay.facts(claims));
      const into = module.roomFor(columns);
      return {
        decide: (count) => {
          if (count !== columns.count) throw new RangeError('The generated module judges all claims at once.');
          module.assessColumns(columns, { into });
        },
        awards: () => into.total,
      };
    },
  };
}

/** Judges and explains: every step of every item, as data that equals what the evaluator tells. */
export function generatedExplanations<Claims>(
  policy: CheckedPolicy, columnsOf: (claims: Claims) => Columns,
): Engine<Claims> {
  return {
    id: 'generated-explanations', name: 'Qingce generated module with the whole derivation, over columns', kin: 'ours',
    open: async (claims) => {
      const module = await generate(policy, true);
      const columns = columnsOf(claims);
      const into = module.roomFor(columns);
      return {
        decide: () => {
          module.assessColumns(columns, { into });
          explainAll(module, columns);
        },
        awards: () => into.total,
      };
    },
  };
}

/** Every text of every step is read before the step is dropped. */
function explainAll({ openExplanations }: Module, columns: Columns): number {
  const explain = openExplanations(columns);
  let read = 0;
  for (const [id, { count }] of Object.entries(columns.items)) {
    for (let place = 0; place < count; place += 1) {
      const own = explain(id, place);
      if (!own) throw new RangeError(`The generated module leaves ${id} to the evaluator.`);
      for (const step of own) read += readStep(step);
    }
  }
  return read;
}

function readStep({ rule, clause, text, value, formula, inputs }: Step): number {
  let read = ending(rule) + ending(clause) + ending(text) + ending(value) + ending(formula ?? '');
  for (const name in inputs) read += ending(inputs[name] ?? '');
  return read;
}

/** The last character; a text that was only joined so far is put together for it. */
function ending(text: string): number {
  return text === '' ? 0 : text.charCodeAt(text.length - 1);
}

/** The module of the policy under the readings in force, loaded as a browser loads it: nothing else is needed. */
function generate(policy: CheckedPolicy, explains = false): Promise<Module> {
  const { text } = toJavaScript(policy, {}, { explains });
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`) as Promise<Module>;
}

function evaluator<Claims>(
  policy: CheckedPolicy, factsOf: FactsOf<Claims>, told: 'answer' | 'explanation',
): Engine<Claims> {
  const options = { advice: false, trace: told === 'explanation' };
  return {
    id: told === 'answer' ? 'evaluator' : 'evaluator-trace',
    name: told === 'answer' ? 'Qingce evaluator, JSON in, answer out' : 'Qingce evaluator with the whole derivation',
    kin: 'ours',
    open: (claims) => oneByOne(factsOf(claims), (facts) => {
      const assessment = assess(policy, { facts }, options);
      if ('errors' in assessment) throw new Error(`A claim was refused: ${JSON.stringify(assessment.errors)}`);
      return assessment.answer.total;
    }),
  };
}

/** Claims decided one after the other; totals as decimal yuan on the wire. */
function oneByOne(claims: readonly Facts[], total: (facts: Facts) => string): Run {
  const fen = new Float64Array(claims.length);
  return {
    decide: (count) => {
      for (const [place, facts] of claims.slice(0, count).entries()) fen[place] = fenOf(total(facts));
    },
    awards: () => fen,
  };
}

function inBatches(claims: readonly Facts[], { assessMany }: Module): Run {
  const fen = new Float64Array(claims.length);
  return {
    decide: (count) => {
      for (let from = 0; from < count; from += BATCH) {
        const answers = assessMany(claims.slice(from, Math.min(from + BATCH, count)));
        answers.forEach(({ total }, place) => {
          fen[from + place] = fenOf(total);
        });
      }
    },
    awards: () => fen,
  };
}

/** Fen of a decimal text in yuan, without a float between. */
function fenOf(yuan: string): number {
  return Number(yuan.replace('.', ''));
}
