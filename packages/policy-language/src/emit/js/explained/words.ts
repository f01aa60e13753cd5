/**
 * The words of the law behind an entry, as `phrases.ts` of the evaluator finds them. Which phrases are quoted
 * depends on branches and on the rows of tables; every combination is known beforehand, and the code counts which
 * one it is.
 */
import { indexOf } from '../../../evaluate/policy-index.ts';
import { figuresOf, phrasesOfColumn, wordsOf } from '../../../evaluate/phrases.ts';
import type { Words } from '../../../evaluate/phrases.ts';
import { partsOf } from '../../../evaluate/policy-index.ts';
import type { Expr, Item } from '../../../typed/ir.ts';
import { constantOf } from '../../../evaluate/value.ts';
import { rowThatFits } from '../formula.ts';
import { asTruth, Unsupported } from '../things.ts';
import { held } from '../unit.ts';
import type { Locals } from '../unit.ts';
import { decided } from './session.ts';
import type { Writing } from './session.ts';

const MOST_COMBINATIONS = 256;

/** Phrases that are quoted for certain, or one list of them for each way in which something may come out. */
type Choice = readonly number[] | { readonly weight: number; readonly ways: readonly (readonly Choice[])[] };

/** The expression of an object with clause, text and phrases. */
export function wordsOfEntry(at: Writing, expr: Expr, locals: Locals): string {
  const { phrases, clause, item } = at.home;
  const counter = { name: at.code.fresh('w'), combinations: 1 };
  at.code.line(`let ${counter.name} = 0;`);
  const choices = choicesIn(at, counter, expr, locals);
  const all = Array.from({ length: counter.combinations }, (_, place) => {
    const used = choices.flatMap((choice) => phrasesAt(choice, place));
    return wordsIn(at, used.length > 0 ? used : phrases, clause, item);
  });
  const [only] = all;
  if (only !== undefined && all.length === 1) return only;
  return `${held(at.unit, `[${all.join(', ')}]`, 'W')}[${counter.name}]`;
}

/** The words of a rule whose phrases are known beforehand, as an object in the code; its list of phrases is shared. */
export function wordsIn(
  { session: { policy }, unit }: Writing, phrases: readonly number[], clause: string, item: Item | undefined,
): string {
  const { clause: at, text, phrases: chosen }: Words = wordsOf(policy, phrases, clause, item);
  const ids = held(unit, JSON.stringify(chosen), 'P');
  return `{ clause: ${JSON.stringify(at)}, text: ${JSON.stringify(text)}, phrases: ${ids} }`;
}

function phrasesAt(choice: Choice, place: number): readonly number[] {
  if (!('ways' in choice)) return choice;
  const way = choice.ways[Math.floor(place / choice.weight) % choice.ways.length] ?? [];
  return way.flatMap((inner) => phrasesAt(inner, place));
}

type Counter = { readonly name: string; combinations: number };

function choicesIn(at: Writing, counter: Counter, expr: Expr, locals: Locals): Choice[] {
  const own = expr.op === 'field' && expr.of.op === 'table' ? columnChoice(at, counter, expr, locals) : [];
  if (expr.op !== 'if') return [...own, ...partsOf(expr).flatMap((part) => choicesIn(at, counter, part, locals))];
  const test = decided(() => at.compute(expr.test, locals), at.code);
  const before = choicesIn(at, counter, expr.test, locals);
  if (test !== undefined) return [...before, ...choicesIn(at, counter, test ? expr.then : expr.else, locals)];
  const weight = raise(counter, 2);
  const ways: (readonly Choice[])[] = [[], []];
  at.code.block(`if (${asTruth(at.compute(expr.test, locals))})`, () => {
    ways[0] = choicesIn(at, counter, expr.then, locals);
  });
  at.code.block('else', () => {
    at.code.line(`${counter.name} += ${weight};`);
    ways[1] = choicesIn(at, counter, expr.else, locals);
  });
  return [...before, { weight, ways }];
}

/** The weight of what can come out in so many ways. */
function raise(counter: Counter, ways: number): number {
  const weight = counter.combinations;
  counter.combinations *= ways;
  if (counter.combinations > MOST_COMBINATIONS) throw new Unsupported('so many ways of quoting the law');
  return weight;
}

/** Of several phrases bound to a column, those that name the figure found. */
function columnChoice(
  at: Writing, counter: Counter, { of, key }: Extract<Expr, { op: 'field' }>, locals: Locals,
): Choice[] {
  if (of.op !== 'table') return [];
  const { policy } = at.session;
  const phrases = phrasesOfColumn(of.id, key, policy);
  const all = phrases.map(({ id }) => id);
  if (phrases.length < 2) return [all];
  const table = indexOf(policy).tables.get(of.id);
  const output = table?.outputs.findIndex((one) => one.key === key) ?? -1;
  if (!table || output < 0) throw new Unsupported(`a table ${of.id} that the policy lacks`);
  const weight = raise(counter, table.rows.length);
  const row = rowThatFits(at.unit, at.compute, table, of.args.map((arg) => at.compute(arg, locals)));
  at.code.line(`${counter.name} += ${weight} * ${row.n.code};`);
  const ways = table.rows.map(({ then }): Choice[] => {
    const value = then[output];
    const figures = value ? figuresOf(constantOf(value)) : [];
    const naming = phrases.filter((phrase) => figures.some((figure) => phrase.text.includes(figure)));
    return [naming.length > 0 ? naming.map(({ id }) => id) : all];
  });
  return [{ weight, ways }];
}
