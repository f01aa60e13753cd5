/** Reads one object of facts — applicant, claim, item or row — into English keys and checked values. */
import { fault } from './complaint.ts';
import type { Complain } from './complaint.ts';
import { checkScalar } from './scalar-forms.ts';
import type { Json } from './scope.ts';
import { nearestName } from '../nearest-name.ts';
import type { Fact } from '../typed/ir.ts';

/** Whether the JSON value is an object with keys. */
export function isObject(json: unknown): json is Json {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** `besides`: keys that belong to the object without being facts. */
export type Holder = {
  readonly path: string;
  readonly facts: readonly Fact[];
  readonly besides: readonly string[];
};

/** The facts of the object that are in order; everything else is complained of. Null is the same as absent. */
export function readHolder(
  json: Json,
  { path, facts, besides }: Holder,
  complain: Complain,
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(json)) {
    if (value === null || value === undefined || besides.includes(key)) continue;
    const fact = facts.find((one) => one.key === key || one.name === key);
    if (!fact) complain(join(path, key), unknownKey(key, [...besides, ...facts.map((one) => one.key)], facts));
    else if (isTwice(json, fact, key)) complain(join(path, key), twice(fact));
    else {
      const checked = readFact(value, fact, join(path, fact.key), complain);
      if (checked !== undefined) read[fact.key] = checked;
    }
  }
  return read;
}

/** The path of a key within an object. */
export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** Complains of the Chinese name beside the English key, once. */
function isTwice(json: Json, fact: Fact, key: string): boolean {
  return key !== fact.key && json[fact.key] !== undefined && json[fact.key] !== null;
}

function twice(fact: Fact): ReturnType<typeof fault> {
  return fault(
    'DUPLICATE_KEY',
    fact.name,
    `与 ${fact.key} 是同一事实，只能填一次`,
    `is the same fact as ${fact.key} and may be given once`,
  );
}

/** A key that is not known, with the nearest that is. */
export function unknownKey(
  key: string,
  known: readonly string[],
  facts: readonly Fact[] = [],
): ReturnType<typeof fault> {
  const near = nearestName(key, [...known, ...facts.map((fact) => fact.name)]);
  const fact = facts.find((one) => one.name === near);
  const name = fact?.key ?? near;
  const [zh, en] = name === undefined ? ['', ''] : [`，最接近的是 ${name}`, `, the nearest is ${name}`];
  return fault('UNKNOWN_KEY', key, `没有这一项${zh}`, `there is no such key${en}`);
}

function readFact(json: unknown, fact: Fact, path: string, complain: Complain): unknown {
  if (fact.wire === 'rows' || fact.wire === 'list') return readList(json, fact, path, complain);
  return readScalar(json, fact, path, complain);
}

function readScalar(json: unknown, fact: Fact, path: string, complain: Complain): unknown {
  const checked = checkScalar(json, fact, fact.wire === 'list' ? fact.of ?? 'text' : fact.wire);
  return 'fault' in checked ? complain(path, checked.fault) : checked.value;
}

function readList(json: unknown, fact: Fact, path: string, complain: Complain): unknown {
  if (!Array.isArray(json)) return complain(path, fault('WRONG_TYPE', json, '须为列表', 'must be a list'));
  if (json.length === 0 && !mayBeEmpty(fact)) {
    const [zh, en] = ['列表不得为空；尚不知道的，整项不填', 'a list must not be empty; leave it out while it is not known'];
    return complain(path, fault('EMPTY_LIST', json, zh, en));
  }
  return Array.from(json, (one: unknown, place) => {
    const at = `${path}[${place}]`;
    return fact.wire === 'rows' ? readRow(one, fact, at, complain) : readScalar(one, fact, at, complain);
  });
}

function mayBeEmpty(fact: Fact): boolean {
  return (
    fact.mayBeEmpty === true || Object.values(fact.defaults ?? {}).some((standIn) => standIn.kind === 'none')
  );
}

function readRow(json: unknown, fact: Fact, path: string, complain: Complain): Json {
  if (isObject(json)) return readHolder(json, { path, facts: fact.row ?? [], besides: [] }, complain);
  complain(path, fault('WRONG_TYPE', json, '须为一行，即带键的对象', 'must be a row, an object with keys'));
  return {};
}
