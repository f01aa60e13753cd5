/** Lists that must be kept: in arrays of the module, so that nothing is allocated for a claim. */
import { join } from '../../bounds/range.ts';
import type { Code } from './code.ts';
import { aligned, asDouble, figure, literal, multiply, overKnown } from './figures.ts';
import type { Figure } from './figures.ts';
import { asDay, asFigure, asList, asRow, asTruth, rowOf, rowOver, scalarsOf, Unsupported } from './things.ts';
import type { List, Row, Thing } from './things.ts';
import { array } from './unit.ts';
import type { Unit } from './unit.ts';

/** Keeps the elements in arrays of the module, where they can be looked up by place. */
export function store(unit: Unit, list: List): List {
  if (list.stored) return list;
  const { code } = unit.figuring;
  const sample = shelved(unit, sampleOf(unit, elementsOf(code, list)));
  const arrays = scalarsOf(sample).codes.map(() => array(unit));
  const name = code.fresh('n');
  code.line(`let ${name} = 0;`);
  list.each((element) => {
    scalarsOf(alike(unit, element, sample)).codes.forEach((one, place) =>
      code.line(`${arrays[place]}[${name}] = ${one};`));
    code.line(`${name}++;`);
  });
  return keptList(code, name, (place) => scalarsOf(sample).remake(arrays.map((one) => `${one}[${place}]`)));
}

/** A list whose elements lie in arrays of the module. */
function keptList(code: Code, count: string, at: (place: string) => Thing): List {
  return {
    kind: 'list', code, stored: { count, at }, kept: (other) => keptList(code, other, at),
    each: (body) => {
      const place = code.fresh('k');
      code.block(`for (let ${place} = 0; ${place} < ${count}; ${place}++)`, () => body(at(place)));
    },
  };
}

/** The sample with a shelf in place of each list, where the rows of that list of every element come to lie. */
function shelved(unit: Unit, sample: Thing): Thing {
  if (sample.kind === 'list') return sample.slots ? sample : shelf(unit, sample);
  if (sample.kind !== 'record') return sample;
  const made = (fields: ReadonlyMap<string, Thing>): Map<string, Thing> =>
    new Map([...fields].map(([key, one]) => [key, shelved(unit, one)]));
  if (sample.fields) return rowOf(made(sample.fields));
  return sample.over ? rowOver(sample.over.base, made(sample.over.fields)) : sample;
}

/** Lists one behind the other, each known by where it begins and ends: rows of a kept row. */
function shelf(unit: Unit, list: List): List {
  const { code } = unit.figuring;
  const sample = shelved(unit, sampleOf(unit, elementsOf(code, list)));
  const arrays = scalarsOf(sample).codes.map(() => array(unit));
  const end = code.fresh('n');
  code.line(`let ${end} = 0;`);
  const marked = (): string => {
    const mark = code.fresh('t');
    code.line(`const ${mark} = ${end};`);
    return mark;
  };
  const of = (from: string, to: string): List => ({
    kind: 'list', code, span: { from, to, of, keep },
    each: (body) => {
      const place = code.fresh('k');
      code.block(`for (let ${place} = ${from}; ${place} < ${to}; ${place}++)`, () =>
        body(scalarsOf(sample).remake(arrays.map((one) => `${one}[${place}]`))));
    },
  });
  const keep = (more: List): List => {
    const from = marked();
    more.each((element) => {
      scalarsOf(alike(unit, element, sample)).codes.forEach((one, place) =>
        code.line(`${arrays[place]}[${end}] = ${one};`));
      code.line(`${end}++;`);
    });
    return of(from, marked());
  };
  return of('0', end);
}

/** What the elements are, without writing anything. */
function elementsOf(code: Code, list: List): Thing[] {
  const elements: Thing[] = [];
  code.dry(() => list.each((element) => elements.push(element)));
  return elements;
}

/** What all elements have in common: figures over one denominator, rows of the same fields. */
function sampleOf(unit: Unit, samples: readonly Thing[]): Thing {
  const [first = figure(0n), ...others] = samples;
  return others.reduce<Thing>((common, one) => commonOf(unit, common, one), first);
}

function commonOf(unit: Unit, a: Thing, b: Thing): Thing {
  if (a.kind !== b.kind) throw new Unsupported('a kept list of unlike elements');
  switch (a.kind) {
    case 'number': return commonFigure(unit, a, asFigure(b));
    case 'day': return { ...a, lo: Math.min(a.lo, asDay(b).lo), hi: Math.max(a.hi, asDay(b).hi) };
    case 'record': return commonRow(unit, a, asRow(b));
    case 'list': return commonList(unit, a, asList(b, a.code));
    default: return a;
  }
}

/** A list of the one element that stands for all of both. */
function commonList(unit: Unit, a: List, b: List): List {
  const [own, others] = [elementsOf(a.code, a), elementsOf(a.code, b)];
  if (own.length === 0) return b;
  const sample = sampleOf(unit, [...own, ...others]);
  return { kind: 'list', code: a.code, each: (body) => body(sample) };
}

function commonFigure(unit: Unit, a: Figure, b: Figure): Figure {
  const { figuring, figuring: { code } } = unit;
  const { a: left, b: right, d, dd } =
    code.dry(() => aligned(figuring, overKnown(figuring, a), overKnown(figuring, b)));
  if (dd) throw new Unsupported('a kept list of figures with denominators of their own');
  return { kind: 'number', n: { code: '', big: left.big || right.big, ...join(left, right) }, d, dd };
}

function commonRow(unit: Unit, a: Row, b: Row): Row {
  const [own, other] = [a.fields, b.fields];
  if (own && other)
    return rowOf(new Map([...own].map(([key, one]) => [key, commonOf(unit, one, other.get(key) ?? one)])));
  if (a.form() !== b.form()) throw new Unsupported('a kept list of unlike rows');
  return a;
}

/** The element in the form that all have in common. */
function alike(unit: Unit, element: Thing, sample: Thing): Thing {
  if (element.kind === 'number' && sample.kind === 'number') return alikeFigure(unit, element, sample);
  if (element.kind === 'list' && sample.kind === 'list') return sample.span ? sample.span.keep(element) : element;
  return element.kind === 'record' && sample.kind === 'record' ? alikeRow(unit, element, sample) : element;
}

function alikeFigure({ figuring }: Unit, element: Figure, sample: Figure): Figure {
  const own = sample.dd ? element : overKnown(figuring, element);
  return { ...own, n: multiply(figuring, own.n, literal(sample.d / own.d)), d: sample.d };
}

/** Field by field, for rows computed already and for those with fields in place of others. */
function alikeRow(unit: Unit, element: Row, sample: Row): Row {
  const made = (own: ReadonlyMap<string, Thing>, common: ReadonlyMap<string, Thing>): Map<string, Thing> =>
    new Map([...own].map(([key, one]) => [key, alike(unit, one, common.get(key) ?? one)]));
  if (element.fields && sample.fields) return rowOf(made(element.fields, sample.fields));
  return element.over && sample.over
    ? rowOver(element.over.base, made(element.over.fields, sample.over.fields))
    : element;
}

/** In the order of that comparison, equals as they stood. */
export function sorted(unit: Unit, list: List, precedes: (a: Thing, b: Thing) => Thing): List {
  const { code } = unit.figuring;
  const { stored } = store(unit, list);
  if (!stored) throw new Unsupported('sorting');
  const order = array(unit);
  const [next, place, end] = [code.fresh('k'), code.fresh('k'), code.fresh('S')];
  code.block(`for (let ${next} = 0; ${next} < ${stored.count}; ${next}++)`, () => {
    code.line(`let ${place} = ${next};`);
    code.block(`${end}: while (${place} > 0)`, () => {
      const isBefore = asTruth(precedes(stored.at(next), stored.at(`${order}[${place} - 1]`)));
      code.line(`if (!(${isBefore})) break ${end};`);
      code.line(`${order}[${place}] = ${order}[${place} - 1];`);
      code.line(`${place}--;`);
    });
    code.line(`${order}[${place}] = ${next};`);
  });
  return keptList(code, stored.count, (position) => stored.at(`${order}[${position}]`));
}

/** The element at a place that counts from 1; leaves where there is none. */
export function elementAt(unit: Unit, list: List, place: Figure): Thing {
  const { stored } = store(unit, list);
  const { code } = unit.figuring;
  if (!stored || place.d !== 1n || place.dd) throw new Unsupported('a place in a list that is no whole number');
  const index = code.hold(asDouble(place.n));
  if (index.startsWith('-')) throw new Unsupported('a place counted from the end');
  code.leave(`!(${index} >= 1 && ${index} <= ${stored.count})`);
  return stored.at(`(${index} - 1)`);
}

