/** The types of a policy's facts as item definitions. */
import { exact } from '@qingce/values';
import type { ExactText, Fact, Type } from '../../typed/ir.ts';
import type { FeelType, ItemDefinition } from './model.ts';
import type { Names } from './names.ts';

const SIMPLE: Readonly<Record<Type['kind'], FeelType>> = {
  number: 'number', boolean: 'boolean', text: 'string', day: 'date', duration: 'number', list: 'Any',
  record: 'Any', function: 'Any',
};

export function feelType(type: Type): FeelType {
  return SIMPLE[type.kind];
}

/** The type of a fact, by name: one of FEEL's, or a definition with bounds, options or rows. */
export function typeOfFact(fact: Fact, names: Names): { readonly typeRef: string; readonly made?: ItemDefinition } {
  const isPlain = fact.type.kind !== 'list' && fact.type.kind !== 'record' && allowedOf(fact) === undefined;
  if (isPlain) return { typeRef: feelType(fact.type) };
  const name = names.name(`t_${fact.key}`, String(fact.id));
  return { typeRef: name, made: define(fact, { name, type: fact.type, names }) };
}

type Making = { readonly name: string; readonly type: Type; readonly names: Names };

function define(fact: Fact | undefined, { name, type, names }: Making): ItemDefinition {
  const id = names.id('type', name);
  if (type.kind === 'list') {
    const inside = define(fact, { name, type: type.of, names });
    return { ...inside, id, isList: true };
  }
  if (type.kind === 'record') {
    const components = Object.entries(type.fields).map(([key, of]) =>
      define(fact?.row?.find((field) => field.key === key), { name: key, type: of, names }));
    return { id, name, components };
  }
  const allowed = fact && allowedOf(fact);
  return { id, name, typeRef: feelType(type), ...(allowed !== undefined && { allowed }) };
}

/** Bounds and options that the door holds. */
function allowedOf({ options, min, max, type }: Fact): string | undefined {
  if (options) return options.map(({ key }) => JSON.stringify(key)).join(', ');
  if (type.kind !== 'number') return undefined;
  if (min && max) return `[${decimalOf(min)}..${decimalOf(max)}]`;
  if (min) return `>= ${decimalOf(min)}`;
  return max && `<= ${decimalOf(max)}`;
}

function decimalOf({ n, d = '1' }: ExactText): string {
  return exact.formatDecimal(exact.fraction(BigInt(n), BigInt(d))) ?? `${n} / ${d}`;
}
