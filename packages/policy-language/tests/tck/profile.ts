/**
 * What of FEEL lies outside the language, told from the constructs of an expression alone and never from the
 * name of a test. docs/language/feel-profile.md publishes the same list; a test compares the two.
 */
import { parser } from '@bpmn-io/lezer-feel';
import type { SyntaxNode } from '@lezer/common';
import { BUILTIN_NAMES } from '../../src/typed/builtins.ts';
import type { Boxed, BoxedTable } from './model.ts';
import type { Written } from './cases.ts';

/** A construct that is left out, under the word by which reports and the published profile call it. */
export type Outside = string;

/** Functions of FEEL 1.5 that the language leaves out, by the word for the reason. */
export const FUNCTIONS_OUTSIDE: ReadonlyMap<string, Outside> = new Map([
  ...named('time of day', ['time', 'date and time', 'now', 'today']),
  ...named('durations as values', ['years and months duration', 'duration']),
  ...named('irrational numbers', ['sqrt', 'exp', 'log', 'stddev']),
  ...named('regular expressions', ['matches', 'replace', 'split']),
  ...named('contexts as dictionaries', ['get value', 'get entries', 'context', 'context put', 'context merge']),
  ...named('conversion of types', ['number', 'string', 'is']),
  ...named('ranges as values', [
    'range', 'before', 'after', 'meets', 'met by', 'overlaps', 'overlaps before', 'overlaps after',
    'finishes', 'finished by', 'includes', 'during', 'starts', 'started by', 'coincides',
  ]),
  ...named('functions left out', ['mode', 'product', 'list replace']),
]);

function named(reason: Outside, names: readonly string[]): [string, Outside][] {
  return names.map((name) => [name, reason]);
}

/** Looks at a node, its own text, and the text of the whole expression. */
type Look = (node: SyntaxNode, text: string, whole: string) => boolean;

/** Constructs of the grammar, each with the test that finds it. */
export const CONSTRUCTS_OUTSIDE: ReadonlyMap<Outside, Look> = new Map<Outside, Look>([
  ['null', (node) => node.name === 'null'],
  ['instance of', (node) => node.name === 'InstanceOfExpression'],
  ['types of parameters', (node) => node.name === 'FormalParameter' && node.getChild('Type') !== null],
  ['external functions', (node) => node.name === 'FunctionDefinition' && node.getChild('external') !== null],
  ['powers with an exponent that is computed', isOpenPower],
  ['time of day', (node, text) => node.name === 'AtLiteral' && text.includes(':')],
  ['ranges as values', isRangeAsValue],
  ['years beyond four digits', isFarYear],
  ['partial results of a loop', (node, text) => node.name === 'VariableName' && text === 'partial'],
  ['positions from the end', isFromEnd],
  ['durations as values', isDuration],
  ['loops that count down', isDescending],
  ['rows with different fields', hasUnlikeRows],
  ['a field that no row has', isFieldOfNone],
  ['places that are no whole number', isBrokenPlace],
  ['a number added to a date', isMovedDate],
]);

/** A year before 1 or after 9999, in a literal or as a number. */
function isFarYear(node: SyntaxNode, text: string): boolean {
  if (node.name === 'StringLiteral') {
    const isDay = node.parent?.name === 'AtLiteral' || node.parent?.parent?.name === 'DateTimeLiteral';
    return isDay && /^"(?:[-+]?[0-9]{5,}-|-[0-9])/.test(text);
  }
  const isFirst = node.parent?.name === 'PositionalParameters' && node.parent.firstChild?.from === node.from;
  const isNumber = node.name === 'NumericLiteral' && /^(?:-|[0-9]{5})/.test(text);
  return isFirst && isNumber && node.parent?.parent?.name === 'DateTimeLiteral';
}

const WITHIN_TESTS: ReadonlySet<string> = new Set([
  'PositiveUnaryTest', 'PositiveUnaryTests', 'SimplePositiveUnaryTest', 'List',
]);

/** An interval, or a test such as `(> 5)`, anywhere but behind `in` and in a table's cell. */
function isRangeAsValue(node: SyntaxNode): boolean {
  if (node.name !== 'SimplePositiveUnaryTest' && node.name !== 'Interval') return false;
  for (let above = node.parent; above; above = above.parent) {
    if (above.name === 'UnaryTests' || (above.name === 'Comparison' && above.getChild('in'))) return false;
    if (!WITHIN_TESTS.has(above.name)) break;
  }
  return true;
}

/** Anything but a whole number that is written out, up to 64. */
function isOpenPower(node: SyntaxNode, _: string, whole: string): boolean {
  const [operator, exponent] = [node.getChild('ArithOp'), node.lastChild];
  if (!operator || !exponent || whole.slice(operator.from, operator.to) !== '**') return false;
  return !/^\(?-? *(?:[0-9]|[1-5][0-9]|6[0-4])\)?$/.test(whole.slice(exponent.from, exponent.to));
}

function hasUnlikeRows(node: SyntaxNode, _: string, whole: string): boolean {
  const rows = node.getChildren('Context').map((row) => keysOf(row, whole).toSorted().join());
  return node.name === 'List' && new Set(rows).size > 1;
}

function keysOf(context: SyntaxNode, whole: string): string[] {
  return context.getChildren('ContextEntry').map((entry) =>
    whole.slice(entry.from, entry.firstChild?.to).trim());
}

/** A name in the brackets behind rows that are written out, none of which has it. */
function isFieldOfNone(node: SyntaxNode, _: string, whole: string): boolean {
  const rows = node.name === 'FilterExpression' ? node.getChild('List')?.getChildren('Context') ?? [] : [];
  const keys = rows.flatMap((row) => keysOf(row, whole));
  const names = (node.getChild('Comparison')?.getChildren('VariableName') ?? [])
    .map(({ from, to }) => whole.slice(from, to));
  return rows.length > 0 && names.some((name) => name !== 'item' && !keys.includes(name));
}

/** A place or a number of decimals such as 2.5. */
function isBrokenPlace(node: SyntaxNode, text: string, whole: string): boolean {
  const { parent } = node;
  const isLater = parent?.name === 'PositionalParameters' && parent.firstChild?.from !== node.from;
  if (!isLater || node.name !== 'NumericLiteral' || !text.includes('.')) return false;
  return /^(?:substring|decimal|round|floor|ceiling)\b/.test(whole.slice(parent.parent?.from));
}

/** FEEL has no sum of a date and a number; the language moves the date by days. */
function isMovedDate(node: SyntaxNode): boolean {
  const names = [node.firstChild?.name, node.lastChild?.name];
  return node.name === 'ArithmeticExpression'
    && names.includes('DateTimeLiteral') && names.includes('NumericLiteral');
}

function isFromEnd(node: SyntaxNode, text: string): boolean {
  if (!text.startsWith('-') || node.name !== 'NumericLiteral') return false;
  const { parent } = node;
  return parent?.name === 'PositionalParameters' && parent.firstChild?.from !== node.from
    && node.parent?.parent?.name === 'FunctionInvocation';
}

/** `duration("…")`; as the term of 届满日 it is no value of a formula. */
function isDuration(node: SyntaxNode, text: string): boolean {
  return (node.name === 'DateTimeConstructor' && text === 'duration')
    || (node.name === 'AtLiteral' && /^@"-?P/.test(text));
}

function isDescending(node: SyntaxNode, text: string): boolean {
  const [, from = '', to = ''] = /^\s*(-?[0-9]+)\s*\.\.\s*(-?[0-9]+)$/.exec(text) ?? [];
  return node.name === 'IterationContext' && Number.parseInt(from, 10) > Number.parseInt(to, 10);
}

const TOP = {
  expression: parser.configure({ top: 'Expression' }), tests: parser.configure({ top: 'UnaryTests' }),
};

/** The first construct outside the profile in an expression or a table's cell. */
export function outsideOfText(text: string, top: keyof typeof TOP = 'expression'): Outside | undefined {
  const cursor = TOP[top].parse(text).cursor();
  do {
    const here = text.slice(cursor.from, cursor.to);
    for (const [what, look] of CONSTRUCTS_OUTSIDE) if (look(cursor.node, here, text)) return what;
    const called = functionOutside(cursor.node, text);
    if (called) return called;
  } while (cursor.next());
  return undefined;
}

const WITHIN: ReadonlySet<string> = new Set(BUILTIN_NAMES);

function functionOutside(node: SyntaxNode, text: string): Outside | undefined {
  const isCallee = node.parent?.name === 'FunctionInvocation' || node.parent?.name === 'DateTimeLiteral';
  if (!isCallee || node.parent?.firstChild?.from !== node.from) return undefined;
  const name = text.slice(node.from, node.to).trim().replaceAll(/\s+/g, ' ');
  return WITHIN.has(name) ? undefined : FUNCTIONS_OUTSIDE.get(name);
}

const RESERVED = /(?:^| )(?:and|between|else|every|for|function|if|in|or|return|satisfies|some|then)(?: |$)/;

/** A name that the reader cannot tell from an expression, since it has marks or words of the grammar in it. */
export function outsideOfName(name: string): Outside | undefined {
  const isPlain = !/[^\p{L}\p{N}\p{So}_ ]/u.test(name) && !RESERVED.test(name);
  return isPlain ? undefined : 'names with marks or words of the grammar';
}

/** The first construct outside the profile in a boxed expression. */
export function outsideOfBoxed(boxed: Boxed): Outside | undefined {
  switch (boxed.kind) {
    case 'text': return outsideOfText(boxed.text);
    case 'outside': return boxed.what;
    case 'table': return outsideOfTable(boxed.table);
    default: return first(partsOf(boxed).map((part) => outsideOfBoxed(part)));
  }
}

function partsOf(boxed: Exclude<Boxed, { kind: 'text' | 'outside' | 'table' }>): readonly Boxed[] {
  switch (boxed.kind) {
    case 'context': return [...boxed.entries.map(({ value }) => value), ...(boxed.result ? [boxed.result] : [])];
    case 'call': return [{ kind: 'text', text: boxed.callee }, ...boxed.bindings.map(({ value }) => value)];
    case 'relation': return boxed.rows.flat();
    case 'list': return boxed.items;
    case 'function': return [boxed.body];
    default: return boxed.parts;
  }
}

/** Constructs of DMN around the expressions that are left out. */
export const MODEL_OUTSIDE: readonly Outside[] = [
  'other hit policies', 'default outputs of a table', 'table without output', 'table outputs that are computed',
  'table cells that name other things', 'names with marks or words of the grammar', 'import', 'decision service',
  'decision without logic', 'external functions',
];

/** Tables of the language have the policies U and F, and outputs that are literals. */
function outsideOfTable({ hit, inputs, rules, outputs, hasDefault }: BoxedTable): Outside | undefined {
  if (hit !== 'UNIQUE' && hit !== 'FIRST') return 'other hit policies';
  if (hasDefault) return 'default outputs of a table';
  if (outputs.length === 0) return 'table without output';
  const isLiteral = (cell: string): boolean => /^(?:"[^"]*"|-?[0-9.]+|true|false)$/.test(cell);
  if (!rules.every((rule) => rule.outputs.every(isLiteral)))
    return 'table outputs that are computed';
  if (rules.some(({ when }) => when.some(hasName))) return 'table cells that name other things';
  return first([
    ...inputs.map((input) => outsideOfText(input)),
    ...rules.flatMap(({ when }) => when.map((cell) => outsideOfText(cell, 'tests'))),
  ]);
}

/** A cell of the language's tables sees its column alone. */
function hasName(cell: string): boolean {
  const cursor = TOP.tests.parse(cell).cursor();
  do {
    if (cursor.name === 'VariableName' && cursor.node.parent?.name !== 'FunctionInvocation') return true;
  } while (cursor.next());
  return false;
}

/** What an input or an expected value has that the language has not. */
export function outsideOfValue(value: Written, isInput: boolean): Outside | undefined {
  switch (value.kind) {
    case 'nil': return isInput ? 'null' : undefined;
    case 'simple': {
      if (value.type === 'duration') return 'durations as values';
      if (value.type === 'time' || value.type === 'dateTime') return 'time of day';
      return undefined;
    }
    case 'list': return first(value.items.map((item) => outsideOfValue(item, isInput)));
    case 'record': return first([...value.fields.values()].map((field) => outsideOfValue(field, isInput)));
  }
}

function first(found: readonly (Outside | undefined)[]): Outside | undefined {
  return found.find((one) => one !== undefined);
}
