/**
 * A formula of a plain policy as FEEL text. Other engines take a missing value for null, which FEEL turns into
 * false or nothing in `if`, `=` and lists; so whatever a formula reads is asked for first, and a formula that
 * lacks something is null itself.
 */
import { exact, formatDay } from '@qingce/values';
import { typesOf } from '../../evaluate/expression-types.ts';
import { partsOf } from '../../evaluate/policy-index.ts';
import type { Binding, Builtin, CheckedPolicy, Constant, Expr, Type } from '../../typed/ir.ts';
import { DOMAIN_FUNCTIONS } from './domain-functions.ts';
import type { DomainFunctionName } from './domain-functions.ts';

/** What formulas are called in the model: each answers with a name, or undefined where there is none. */
export type Vocabulary = {
  readonly policy: CheckedPolicy;
  /** A fact with its default filled in; `given` asks for it as it came in. */
  readonly fact: (id: number) => string;
  readonly given: (id: number) => string;
  readonly definition: (id: number) => string;
  readonly qualifying: (fact: number) => string;
  readonly earlier: () => string;
  readonly granted: () => string;
  readonly table: (id: number) => string;
  /** Told of each domain function that a formula calls. */
  readonly calls: (name: DomainFunctionName) => void;
  readonly tables: (id: number) => void;
};

/** Thrown for what plain FEEL cannot say; `construct` names it in the words of the language. */
export class NotInFeel extends Error {
  readonly construct: string;

  constructor(construct: string) {
    super(`${construct} cannot be said in FEEL.`);
    this.construct = construct;
  }
}

type Locals = ReadonlyMap<number, string>;
/** Text and how tightly it binds: 0 `if` and loops, 1 or, 2 and, 3 comparison, 4 sum, 5 product, 9 a thing. */
type Text = { readonly text: string; readonly level: number };
const atom = (text: string): Text => ({ text, level: 9 });

/** The formula as FEEL, null when anything that it cannot do without is. */
export function feelOf(expr: Expr, words: Vocabulary, locals: Locals = new Map()): string {
  return guarded(expr, { words, locals, sure: new Set() }).text;
}

type At = { readonly words: Vocabulary; readonly locals: Locals; readonly sure: ReadonlySet<string> };

/** Asks for what the formula reads before it is worked out. */
function guarded(expr: Expr, at: At): Text {
  const reads = new Set(strictReads(expr, at.words, isJunction(expr)));
  const needed = [...reads].filter((name) => !at.sure.has(name));
  if (needed.length === 0 || isRead(expr)) return write(expr, at);
  const inner = write(expr, { ...at, sure: new Set([...at.sure, ...needed]) });
  const lacks = needed.map((name) => `${name} = null`).join(' or ');
  return { text: `if ${lacks} then null else ${inner.text}`, level: 0 };
}

function isRead({ op }: Expr): boolean {
  return op === 'fact' || op === 'definition' || op === 'qualifying' || op === 'earlier' || op === 'granted';
}

function isJunction(expr: Expr): boolean {
  return expr.op === 'call' && (expr.fn === 'and' || expr.fn === 'or');
}

/** Names that the formula always reads; the branches of `if`, and the parts of a lone `and`, ask for their own. */
function strictReads(expr: Expr, words: Vocabulary, isLone: boolean): string[] {
  if (isLone) return [];
  switch (expr.op) {
    case 'fact': return [words.fact(expr.id)];
    case 'definition': return [words.definition(expr.id)];
    case 'qualifying': return [words.qualifying(expr.fact)];
    case 'given': return [];
    case 'if': return strictReads(expr.test, words, false);
    default: return partsOf(expr).flatMap((part) => strictReads(part, words, false));
  }
}

function write(expr: Expr, at: At): Text {
  const { words, locals } = at;
  switch (expr.op) {
    case 'number': case 'boolean': case 'text': case 'day': case 'duration': return writeConstant(expr);
    case 'fact': return atom(words.fact(expr.id));
    case 'definition': return atom(words.definition(expr.id));
    case 'qualifying': return atom(words.qualifying(expr.fact));
    case 'earlier': return atom(words.earlier());
    case 'granted': return atom(words.granted());
    case 'given': return { text: `${words.given(expr.fact)} != null`, level: 3 };
    case 'local': return atom(locals.get(expr.id) ?? localName(expr.id));
    case 'field': return atom(`${wrapped(expr.of, 9, at)}.${expr.key}`);
    case 'filter': return writeFilter(expr, at);
    case 'at': return atom(`${wrapped(expr.list, 9, at)}[${write(expr.index, at).text}]`);
    case 'for': case 'some': case 'every': return writeLoop(expr, at);
    case 'if': return writeIf(expr, at);
    case 'record': return writeRecord(expr, at);
    case 'list': return atom(`[${expr.items.map((item) => write(item, at).text).join(', ')}]`);
    case 'period':
      return atom(`{ from: ${write(expr.from, at).text}, to: ${write(expr.to, at).text} }`);
    case 'table':
      words.tables(expr.id);
      return atom(`${words.table(expr.id)}(${argumentsOf(expr.args, at)})`);
    case 'call': return writeCall(expr, at);
    case 'integers': throw new NotInFeel('a..b outside a loop');
    case 'reading': case 'constant': case 'function': case 'apply': throw new NotInFeel(expr.op);
  }
}

export function writeConstant(constant: Constant): Text {
  switch (constant.op) {
    case 'number': return writeNumber(exact.fraction(BigInt(constant.n), BigInt(constant.d ?? '1')));
    case 'boolean': return atom(String(constant.value));
    case 'text': return atom(JSON.stringify(constant.value));
    case 'day': return atom(`date("${formatDay(constant.value)}")`);
    case 'duration': return atom(String(constant.months));
  }
}

/** A number without end stays a quotient. */
function writeNumber(number: exact.Fraction): Text {
  const decimal = exact.formatDecimal(number);
  if (decimal === undefined) return { text: `${number.n} / ${number.d}`, level: 5 };
  return { text: decimal, level: decimal.startsWith('-') ? 4 : 9 };
}

function wrapped(expr: Expr, atLeast: number, at: At): string {
  const { text, level } = write(expr, at);
  return level >= atLeast ? text : `(${text})`;
}

function argumentsOf(args: readonly Expr[], at: At): string {
  return args.map((arg) => write(arg, at).text).join(', ');
}

function localName(id: number): string {
  return `项${id}`;
}

function bound({ locals, ...at }: At, ids: readonly number[]): At {
  return { ...at, locals: new Map([...locals, ...ids.map((id): [number, string] => [id, localName(id)])]) };
}

/** `list[condition]` would see the fields of the row before all other names, so the row gets a name here. */
function writeFilter({ list, local, where }: Extract<Expr, { op: 'filter' }>, at: At): Text {
  const row = localName(local);
  const test = write(where, bound(at, [local])).text;
  return atom(`flatten(for ${row} in ${write(list, at).text} return if ${test} then [${row}] else [])`);
}

function writeLoop(expr: Extract<Expr, { op: 'for' | 'some' | 'every' }>, at: At): Text {
  const inner = bound(at, expr.bind.map(({ local }) => local));
  const [only, second] = expr.bind;
  const domains = expr.bind.map((binding) => writeDomain(binding, inner)).join(', ');
  const last = expr.op === 'for' ? expr.result : expr.test;
  const text = `${expr.op} ${domains} ${expr.op === 'for' ? 'return' : 'satisfies'} ${write(last, inner).text}`;
  if (only?.in.op !== 'integers' || second) return { text, level: 0 };
  // `3..1` counts down in FEEL and has no numbers here.
  const [from, to] = [only.in.from, only.in.to].map((end) => wrapped(end, 4, at));
  return { text: `if ${from} > ${to} then [] else ${text}`, level: 0 };
}

function writeDomain({ local, in: domain }: Binding, at: At): string {
  const text = domain.op === 'integers'
    ? `${wrapped(domain.from, 9, at)}..${wrapped(domain.to, 9, at)}`
    : wrapped(domain, 1, at);
  return `${localName(local)} in ${text}`;
}

/** What the test reads has been asked for; a table or a place may still have no value. */
function writeIf({ test, then, else: otherwise }: Extract<Expr, { op: 'if' }>, at: At): Text {
  const asked = write(test, at).text;
  const text = `if ${asked} then ${guarded(then, at).text} else ${guarded(otherwise, at).text}`;
  return { text: mayLackValue(test) ? `if (${asked}) = null then null else ${text}` : text, level: 0 };
}

function mayLackValue(expr: Expr): boolean {
  const isOpen = expr.op === 'table' || expr.op === 'at' || (expr.op === 'call' && expr.fn === 'divide');
  return isOpen || partsOf(expr).some(mayLackValue);
}

/** Each entry is also a local for those after it; where its key could hide another name, it gets one of its own. */
function writeRecord({ entries }: Extract<Expr, { op: 'record' }>, at: At): Text {
  const used = new Set(entries.flatMap(({ value }) => localsIn(value)));
  if (!entries.some(({ local }) => used.has(local))) {
    const values = entries.map(({ value }) => write(value, at).text);
    const hides = entries.some(({ key }) => values.some((text) => namesIn(text).includes(key)));
    if (!hides) return atom(`{ ${entries.map(({ key }, place) => `${key}: ${values[place]}`).join(', ')} }`);
  }
  let within = at;
  const steps = entries.map((entry) => {
    const step = `${localName(entry.local)}: ${write(entry.value, within).text}`;
    within = bound(within, [entry.local]);
    return step;
  });
  const fields = entries.map(({ local, key }) => `${key}: ${localName(local)}`);
  return atom(`{ ${steps.join(', ')}, 结果: { ${fields.join(', ')} } }.结果`);
}

/** Words of a FEEL text that are no field behind a point. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/(?<![.\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_]*/gu)].map(([name]) => name);
}

function localsIn(expr: Expr): number[] {
  return [...(expr.op === 'local' ? [expr.id] : []), ...partsOf(expr).flatMap(localsIn)];
}

const INFIX: Partial<Record<Builtin, readonly [sign: string, level: number]>> = {
  multiply: ['*', 5], divide: ['/', 5], equal: ['=', 3], unequal: ['!=', 3], less: ['<', 3],
  lessOrEqual: ['<=', 3], greater: ['>', 3], greaterOrEqual: ['>=', 3],
};
const SAME: Partial<Record<Builtin, string>> = {
  not: 'not', contains: 'list contains', count: 'count', floor: 'floor', ceiling: 'ceiling', abs: 'abs',
  sublist: 'sublist', concatenate: 'concatenate', flatten: 'flatten', startsWith: 'starts with',
  endsWith: 'ends with', includes: 'contains', substring: 'substring', substringBefore: 'substring before',
  substringAfter: 'substring after', upperCase: 'upper case', lowerCase: 'lower case', length: 'string length',
};
const OWN: Partial<Record<Builtin, DomainFunctionName>> = {
  lastDayOfTerm: 'lastDayOfTerm', without: 'without', prorate: 'prorate', wholeMonths: 'wholeMonths',
  roundToFen: 'roundToFen', allocate: 'allocate', day: 'day',
};
const PARTS: Partial<Record<Builtin, string>> = { year: 'year', month: 'month', dayOfMonth: 'day' };

type Call = Extract<Expr, { op: 'call' }>;

function writeCall(expr: Call, at: At): Text {
  const { fn, args } = expr;
  const [infix, same, own, part] = [INFIX[fn], SAME[fn], OWN[fn], PARTS[fn]];
  if (infix) return writeInfix(infix, args, at);
  if (same !== undefined) return atom(`${same}(${argumentsOf(args, at)})`);
  if (own !== undefined && (fn !== 'day' || args.length === 3)) return callOwn(own, argumentsOf(args, at), at);
  if (part !== undefined && args[0]) return atom(`${wrapped(args[0], 9, at)}.${part}`);
  return writeSpecial(expr, at);
}

function callOwn(name: DomainFunctionName, args: string, { words }: At): Text {
  words.calls(name);
  return atom(`${DOMAIN_FUNCTIONS[name].name}(${args})`);
}

function writeInfix([sign, level]: readonly [string, number], args: readonly Expr[], at: At): Text {
  const [left, right] = args.map((arg) => arg);
  if (!left || !right) throw new NotInFeel(sign);
  // A comparison within a comparison, and the right side of a quotient, stand in brackets.
  return { text: `${wrapped(left, level === 3 ? 4 : level, at)} ${sign} ${wrapped(right, level + 1, at)}`, level };
}

function writeSpecial(expr: Call, at: At): Text {
  const { fn, args } = expr;
  switch (fn) {
    case 'and': case 'or': return writeJunction(expr, at);
    case 'add': case 'subtract': return writeSum(expr, at);
    case 'negate': return { text: `-${wrapped(args[0] ?? expr, 9, at)}`, level: 4 };
    case 'sum': return callOwn('total', argumentsOf(args, at), at);
    case 'min': case 'max': return writeExtreme(expr, at);
    case 'clip': return args.slice(1).reduce(
      (rows, limits) => callOwn('clip', `${rows.text}, ${write(limits, at).text}`, at),
      args[0] ? write(args[0], at) : atom('[]'));
    case 'limitPerDay': return callOwn('limitPerDay', `${argumentsOf(args, at)}, "${limitedField(expr, at)}"`, at);
    case 'sort': return writeSort(expr, at);
    case 'joinTexts': return atom(`string join(${argumentsOf(args, at)})`);
    case 'day': return args[0] ? write(args[0], at) : atom('null');
    default: throw new NotInFeel(fn);
  }
}

/** Alone, its parts ask for their own, since FEEL's `and` and `or` know a third value as well. */
function writeJunction({ fn, args }: Call, at: At): Text {
  const level = fn === 'and' ? 2 : 1;
  const parts = args.map((arg) => {
    const part = guarded(arg, at);
    return part.level > level ? part.text : `(${part.text})`;
  });
  return { text: parts.join(` ${fn} `), level };
}

/** Days are moved and counted by functions of their own: FEEL has no sum of a date and a number. */
function writeSum({ fn, args }: Call, at: At): Text {
  const [left, right] = args;
  if (!left || !right) throw new NotInFeel(fn);
  const days = [left, right].filter((arg) => typesOf(at.words.policy).typeOf(arg)?.kind === 'day');
  if (days.length === 2) return atom(`(${write(left, at).text} - ${write(right, at).text}).days`);
  const [day] = days;
  if (day) return movedDay(day, fn === 'add', day === left ? right : left, at);
  return { text: `${wrapped(left, 4, at)} ${fn === 'add' ? '+' : '-'} ${wrapped(right, 5, at)}`, level: 4 };
}

function movedDay(day: Expr, isLater: boolean, number: Expr, at: At): Text {
  const by = isLater ? write(number, at).text : `-${wrapped(number, 9, at)}`;
  return callOwn('addDays', `${write(day, at).text}, ${by}`, at);
}

function writeExtreme({ fn, args }: Call, at: At): Text {
  const types = args.map((arg) => typesOf(at.words.policy).typeOf(arg));
  const isOfDays = types.some((type) => type?.kind === 'day' || (type?.kind === 'list' && type.of.kind === 'day'));
  if (isOfDays) throw new NotInFeel(`${fn} of dates`);
  return atom(`${fn}(${argumentsOf(args, at)})`);
}

/** The field whose number is lowered: the only one besides the two days. */
function limitedField({ args: [rows] }: Call, at: At): string {
  const type: Type | undefined = rows && typesOf(at.words.policy).typeOf(rows);
  const fields = type?.kind === 'list' && type.of.kind === 'record' ? Object.entries(type.of.fields) : [];
  const [key] = fields.find(([, field]) => field.kind === 'number') ?? [];
  if (key === undefined) throw new NotInFeel('limitPerDay');
  return key;
}

function writeSort({ args: [list, precedes] }: Call, at: At): Text {
  if (!list || precedes?.op !== 'function') throw new NotInFeel('sort');
  const params = precedes.params.map(localName).join(', ');
  const body = write(precedes.body, bound(at, precedes.params)).text;
  return atom(`sort(${write(list, at).text}, function(${params}) ${body})`);
}
