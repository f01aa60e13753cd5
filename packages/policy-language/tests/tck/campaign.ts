/** Runs the cases of a checkout of the DMN TCK, folder by folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exact } from '@qingce/values';
import { readCases } from './cases.ts';
import type { Case, Expectation, Written } from './cases.ts';
import { readModel } from './model.ts';
import type { Decision, Model } from './model.ts';
import { outsideOfBoxed, outsideOfName, outsideOfValue } from './profile.ts';
import type { Outside } from './profile.ts';
import { childOf, parseXml, textOf } from './read-xml.ts';
import { readNumber, runDecision } from './run.ts';
import type { Plain } from './run.ts';

/**
 * `value`: the value expected; `refused`: FEEL says null for an error, the language refuses the formula or has
 * no value; `outside`: a construct that the language leaves out; `failed`: anything else.
 */
export type Verdict =
  | { readonly kind: 'value' | 'refused' }
  | { readonly kind: 'outside'; readonly what: Outside }
  | { readonly kind: 'failed'; readonly by: 'evaluator' | 'reference' | 'checker'; readonly told: string };
export type Result = { readonly folder: string; readonly test: string; readonly verdict: Verdict };

/** The results of every case under `TestCases` of the checkout. */
export function* runTck(directory: string): Generator<Result> {
  for (const level of ['compliance-level-2', 'compliance-level-3']) {
    const root = join(directory, 'TestCases', level);
    const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of folders.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      yield* runFolder(join(root, name), `${level}/${name}`);
    }
  }
}

function* runFolder(path: string, folder: string): Generator<Result> {
  for (const file of readdirSync(path).filter((name) => /-test-.*\.xml$/.test(name)).toSorted()) {
    const root = parseXml(readFileSync(join(path, file), 'utf8'));
    const modelName = textOf(childOf(root, 'modelName'));
    const model = readModel(parseXml(readFileSync(join(path, modelName.trim()), 'utf8')));
    for (const one of readCases(root)) {
      for (const expectation of one.expectations) {
        const test = `${file} ${one.id} ${expectation.decision}`;
        yield { folder, test, verdict: judge(model, one, expectation) };
      }
    }
  }
}

function judge(model: Model, { inputs }: Case, { decision: name, expected }: Expectation): Verdict {
  const decision = [...model.decisions.values()].find((one) => one.name === name && !one.params);
  const outside = decision ? outsideOf(model, decision, inputs, expected) : model.outside ?? 'decision service';
  if (outside !== undefined || !decision) return { kind: 'outside', what: outside ?? 'decision service' };
  const run = runDecision(model, decision, inputs);
  if (run.kind === 'refused') return judgeRefusal(run.complaints, expected);
  if (run.isList && expected.kind === 'simple') return { kind: 'outside', what: OF_ANOTHER_TYPE };
  for (const by of ['evaluator', 'reference'] as const) {
    const told = `${show(run[by])}, not ${showWritten(expected)}`;
    if (!isExpected(run[by], expected)) return { kind: 'failed', by, told };
  }
  return { kind: expected.kind === 'nil' ? 'refused' : 'value' };
}

/** Here also a list whose only element a decision's type takes for the value. */
const OF_ANOTHER_TYPE: Outside = 'values of another type than their place takes';

/** Complaints by which the language refuses, on purpose, what FEEL gives a value. */
export const REFUSALS_OUTSIDE: ReadonlyMap<string, Outside> = new Map([
  ['wrong-type', OF_ANOTHER_TYPE],
  ['types-differ', 'values of different types together'],
  ['unknown-field', 'a field that no row has'],
  ['unknown-option', 'comparison that can never hold'],
  ['maybe-empty', 'least and greatest of a list that may be empty'],
]);

/** Where FEEL has null for an error, a refusal is what the language has; elsewhere it has to be meant. */
function judgeRefusal(complaints: readonly string[], expected: Written): Verdict {
  if (expected.kind === 'nil') return { kind: 'refused' };
  const [told = ''] = complaints;
  const meant = REFUSALS_OUTSIDE.get(told.split(' ')[0] ?? '');
  return meant === undefined ? { kind: 'failed', by: 'checker', told } : { kind: 'outside', what: meant };
}

function outsideOf(
  model: Model, decision: Decision, inputs: ReadonlyMap<string, Written>, expected: Written,
): Outside | undefined {
  const needed = reach(model, decision);
  const names = new Set([...needed].flatMap(({ needs }) => needs.map((id) => model.inputs.get(id) ?? '')));
  const others = [...needed].filter((one) => one !== decision);
  const given = [...inputs].filter(([name]) => names.has(name));
  const isLacking = [...names].some((name) => name !== '' && !inputs.has(name));
  return model.outside ?? (isLacking ? 'null' : undefined)
    ?? first([...names, ...others.map(({ name }) => name)].map(outsideOfName))
    ?? first([...needed].map(({ logic }) => outsideOfBoxed(logic)))
    ?? first(given.map(([, value]) => outsideOfValue(value, true))) ?? outsideOfValue(expected, false);
}

/** The decision and all that it needs. */
function reach(model: Model, decision: Decision, seen = new Set<Decision>()): Set<Decision> {
  if (seen.has(decision)) return seen;
  seen.add(decision);
  for (const id of decision.needs) {
    const needed = model.decisions.get(id);
    if (needed) reach(model, needed, seen);
  }
  return seen;
}

function first(found: readonly (Outside | undefined)[]): Outside | undefined {
  return found.find((one) => one !== undefined);
}

function isExpected(found: Plain, expected: Written): boolean {
  switch (expected.kind) {
    case 'nil': return found === undefined;
    case 'simple': return isSimple(found, expected);
    case 'list': return isList(found) && found.length === expected.items.length
      && expected.items.every((item, at) => isExpected(found[at], item));
    case 'record': {
      if (typeof found !== 'object' || !('fields' in found)) return false;
      return [...expected.fields].every(([name, field]) => isExpected(found.fields.get(name), field));
    }
  }
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function isSimple(found: Plain, { type, text }: Extract<Written, { kind: 'simple' }>): boolean {
  if (type !== 'decimal' && type !== 'double') return (typeof found === 'boolean' ? String(found) : found) === text;
  const number = readNumber(text);
  if (!number || typeof found !== 'object' || !('n' in found)) return false;
  if (exact.equal(found, number)) return true;
  // A number without end is printed to 34 digits; it has to be the number printed, rounded there.
  const places = /\.([0-9]+)/.exec(text)?.[1]?.length ?? 0;
  if (places < 6) return false;
  const half = exact.fraction(1n, 2n * 10n ** BigInt(places));
  const apart = exact.subtract(found, number);
  return exact.compare(apart.n < 0n ? exact.negate(apart) : apart, half) <= 0;
}

/** A value as FEEL would write it. */
export function show(value: Plain): string {
  if (value === undefined) return 'no value';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(show).join(', ')}]`;
  if ('n' in value) return exact.formatDecimal(value) ?? `${value.n}/${value.d}`;
  return `{ ${[...value.fields].map(([key, field]) => `${key}: ${show(field)}`).join(', ')} }`;
}

function showWritten(value: Written): string {
  switch (value.kind) {
    case 'nil': return 'null';
    case 'simple': return value.text;
    case 'list': return `[${value.items.map(showWritten).join(', ')}]`;
    case 'record': {
      const fields = [...value.fields].map(([key, field]) => `${key}: ${showWritten(field)}`);
      return `{ ${fields.join(', ')} }`;
    }
  }
}
