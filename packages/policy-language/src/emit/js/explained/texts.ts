/** Values of generated code in writing, as `wording.ts` writes those of the evaluator. */
import { exact } from '@qingce/values';
import { isMoney, numberInFormula, numberText, unitOf } from '../../../evaluate/wording.ts';
import type { Type } from '../../../typed/ir.ts';
import { fits, SAFE, times } from '../../../bounds/range.ts';
import { asDouble, literal } from '../figures.ts';
import type { Figure } from '../figures.ts';
import type { Whole } from '../whole.ts';
import { Unsupported } from '../things.ts';
import type { Row, Thing } from '../things.ts';
import { held } from '../unit.ts';
import type { Unit } from '../unit.ts';
import type { Writing } from './session.ts';

/** The expression of several texts one after the other; those known beforehand are joined here. */
export function joined(...texts: readonly string[]): string {
  const parts: string[] = [];
  for (const text of texts.filter((one) => one !== '""')) {
    const [, chain, last] = /^(.* \+ )?("(?:[^"\\]|\\.)*")$/.exec(parts.at(-1) ?? '') ?? [];
    if (last !== undefined && isLiteral(text)) parts[parts.length - 1] = (chain ?? '') + literalOf(last, text);
    else parts.push(text);
  }
  return parts.join(' + ') || '""';
}

/** A truth in writing, as an expression. */
function truthText(code: string): string {
  return `(${code} ? "true" : "false")`;
}

function isLiteral(text: string): boolean {
  return /^"(?:[^"\\]|\\.)*"$/.test(text);
}

function literalOf(...texts: readonly string[]): string {
  return JSON.stringify(texts.map((text) => JSON.parse(text) as string).join(''));
}

/** The expression that yields the text of a value; without its unit. What takes work is written once. */
export function textOf(
  at: Pick<Writing, 'unit'>, thing: Thing, type: Type | undefined, inFormula = false,
): string {
  const text = freshText(at, thing, type, inFormula);
  return /^\w+\(/.test(text) ? writtenOnce(at.unit, text) : text;
}

/** The same with its unit; what is counted in small numbers is written beforehand, or once. */
export function textWithUnit(at: Pick<Writing, 'unit'>, thing: Thing, type: Type | undefined): string {
  const unit = unitOf(type);
  if (thing.kind !== 'number' || unit === '') return joined(textOf(at, thing, type), JSON.stringify(unit));
  const few = fewTexts(thing, (value) => numberText(value, type) + unit);
  if (few) return lookedUp(at.unit, few, thing.n.code);
  if (thing.n.big || thing.dd || thing.d !== 1n || isMoney(type))
    return joined(textOf(at, thing, type), JSON.stringify(unit));
  const known = held(at.unit, `counts(${JSON.stringify(unit)})`, 'X');
  return writtenOnce(at.unit, `counted(${known}, ${thing.n.code})`);
}

function writtenOnce({ figuring: { code } }: Unit, text: string): string {
  const known = code.knows(text);
  if (known !== undefined) return known;
  const name = code.hold(text, 's');
  code.learn(text, name);
  return name;
}

function freshText(at: Pick<Writing, 'unit'>, thing: Thing, type: Type | undefined, inFormula: boolean): string {
  switch (thing.kind) {
    case 'number': return figureIn(at.unit, thing, type, inFormula);
    case 'boolean': return thing.code === 'true' || thing.code === 'false' ? `"${thing.code}"` : truthText(thing.code);
    case 'text': return thing.value === undefined ? `input.texts[${thing.code}]` : JSON.stringify(thing.value);
    case 'day': return `dayText(${thing.code})`;
    case 'duration': return JSON.stringify(`${thing.months}月`);
    case 'record': return rowText(at, thing, type);
    default: throw new Unsupported(`a ${thing.kind} in an explanation`);
  }
}

/** A period as its first and last day, then what else the row says. */
function rowText(at: Pick<Writing, 'unit'>, { fields }: Row, type: Type | undefined): string {
  if (!fields) throw new Unsupported('such a row in an explanation');
  const types = type?.kind === 'record' ? type.fields : {};
  const [from, to] = [fields.get('from'), fields.get('to')];
  const isPeriod = from !== undefined && to !== undefined;
  const others = [...fields].filter(([key]) => !isPeriod || (key !== 'from' && key !== 'to'));
  const days = isPeriod ? [[textOf(at, from, types['from']), '"～"', textOf(at, to, types['to'])]] : [];
  const all = [...days, ...others.map(([key, field]) =>
    [textOf(at, field, types[key]), JSON.stringify(unitOf(types[key]))])];
  return joined(...all.flatMap((parts, place) => (place === 0 ? parts : ['" "', ...parts])));
}

/** The denominator as it stands in the code; a double holds it. */
export function denominatorIn({ d, dd }: Figure): string {
  if (dd?.big === true || d > SAFE) throw new Unsupported('so fine a figure in an explanation');
  return dd ? `(${d} * ${asDouble(dd)})` : d.toString();
}

/** So many texts are written beforehand and looked up. */
const FEW = 100n;

function figureIn(unit: Unit, figure: Figure, type: Type | undefined, inFormula: boolean): string {
  const { n, d, dd } = figure;
  if (n.big) throw new Unsupported('a figure beyond 2^53 in an explanation');
  const few = fewTexts(figure, (value) => (inFormula ? numberInFormula : numberText)(value, type));
  if (few) return lookedUp(unit, few, n.code);
  const money = isMoney(type);
  const plain = dd ? undefined : money ? yuanIn(n, d) : d === 1n ? `String(${n.code})` : undefined;
  return plain ?? `${writerOf(type, inFormula)}(${n.code}, ${denominatorIn(figure)}, ${money})`;
}

/** An amount in whole fen, where a double surely holds it. */
function yuanIn(n: Whole, d: bigint): string | undefined {
  const factor = literal(100n / d);
  if (100n % d !== 0n || !fits(times(n, factor))) return undefined;
  return `yuanText(${n.code}${d === 100n ? '' : ` * ${factor.code}`})`;
}

function writerOf(type: Type | undefined, inFormula: boolean): string {
  return inFormula && isPure(type) ? 'shareText' : 'figureText';
}

type Few = { readonly first: bigint; readonly texts: readonly string[] };

/** The texts of a figure that has few values, from the least to the greatest. */
function fewTexts({ n: { lo, hi }, d, dd }: Figure, write: (value: exact.Fraction) => string): Few | undefined {
  if (lo === null || hi === null || hi - lo >= FEW || dd) return undefined;
  const values = Array.from({ length: asNumber(hi - lo) + 1 }, (_, place) => exact.fraction(lo + BigInt(place), d));
  return { first: lo, texts: values.map(write) };
}

function lookedUp(unit: Unit, { first, texts }: Few, code: string): string {
  if (texts.length === 1) return JSON.stringify(texts[0]);
  return `${held(unit, JSON.stringify(texts), 'X')}[${code}${first === 0n ? '' : ` - ${first}`}]`;
}

function isPure(type: Type | undefined): boolean {
  return type === undefined || (type.kind === 'number' && Object.keys(type.unit).length === 0);
}

function asNumber(few: bigint): number {
  return Number.parseInt(few.toString(), 10);
}
