/** The facts of a claim as the inputs of an exported decision model. */
import { formatDay, lastOfMonth, parseDay, shanghaiDayOf } from '@qingce/values';
import { evaluate } from 'feelin';
import type { CheckedPolicy, Fact, FactWire } from '../../src/index.ts';
import type { DmnExport } from '../../src/emit/dmn/index.ts';

type Json = Readonly<Record<string, unknown>>;
export type Claim = { readonly applicant: Json; readonly claim: Json; readonly items: readonly Json[] };

/** Values by the names of the inputs, for one item of the claim; what is not given is not there. */
export function inputsOf(
  policy: CheckedPolicy, { inputs }: DmnExport, { applicant, claim, items }: Claim, place: number,
): Record<string, unknown> {
  const holders = { applicant, claim, item: items[place] ?? {} };
  const given: Record<string, unknown> = {};
  for (const [id, name] of inputs) {
    const fact = policy.facts.find((one) => one.id === id);
    const value = fact ? holders[fact.scope][fact.key] : applicant['kind'];
    if (value !== undefined && value !== null) given[name] = valueOf(fact, value);
  }
  return given;
}

function valueOf(fact: Fact | undefined, value: unknown): unknown {
  return (evaluate(fact ? textOf(fact, value) : JSON.stringify(value), {}) as { value: unknown }).value;
}

function textOf(fact: Fact, value: unknown): string {
  if (fact.row) {
    const rows = (value as readonly Json[]).map((row) => fact.row?.flatMap((field) => {
      const given = row[field.key];
      return given === undefined || given === null ? [] : [`${field.key}: ${textOf(field, given)}`];
    }));
    return `[${rows.map((fields) => `{ ${fields?.join(', ')} }`).join(', ')}]`;
  }
  if (fact.wire === 'list') {
    return `[${(value as readonly unknown[]).map((one) => simple(fact.of ?? 'text', one)).join(', ')}]`;
  }
  return simple(fact.wire, value);
}

function simple(wire: FactWire, value: unknown): string {
  switch (wire) {
    case 'boolean': return String(value);
    case 'day': return `date("${String(value)}")`;
    case 'instant': return `date("${formatDay(shanghaiDayOf(String(value)) ?? 0)}")`;
    case 'month': {
      const first = `${String(value)}-01`;
      return `{ from: date("${first}"), to: date("${formatDay(lastOfMonth(parseDay(first) ?? 0))}") }`;
    }
    case 'text': case 'region': case 'choice': return JSON.stringify(value);
    default: return String(value);
  }
}
