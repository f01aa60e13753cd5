/**
 * The door: takes JSON that anybody may have written and lets in only facts that are in order (contract,
 * "Conventions" and "Facts"). All complaints are told at once, each with its path, the rule and the value.
 */
import type { AssessmentRequest, InputError } from './answer.ts';
import { readReadings, readSettings } from './choices.ts';
import { complaints, fault, nearestWords, unknownName } from './complaint.ts';
import type { Complain } from './complaint.ts';
import { checkRelations } from './fact-relations.ts';
import { isObject, readHolder, unknownKey } from './read-holder.ts';
import { claimScope, itemScope } from './scope.ts';
import type { Facts, Json } from './scope.ts';
import { EMPTY } from './value.ts';
import type { CheckedPolicy, Fact, Item } from '../typed/ir.ts';

/** Facts in order, with the readings in force and the settings given. */
export type Admitted = {
  readonly facts: Facts;
  readonly readings: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string>>;
};

/** Lets the request in, or says everything that is wrong with it. */
export function admit(
  policy: CheckedPolicy,
  request: AssessmentRequest,
): Admitted | { readonly errors: readonly InputError[] } {
  const { errors, complain } = complaints();
  const readings = readReadings(policy, request.readings, complain);
  const settings = readSettings(policy, request.settings, complain);
  const facts = readFacts(policy, request.facts, complain);
  if (facts) relate(policy, facts, readings, complain);
  return errors.length > 0 || !facts ? { errors } : { facts, readings, settings };
}

const TOP = ['applicant', 'claim', 'items'];

function readFacts(policy: CheckedPolicy, json: unknown, complain: Complain): Facts | undefined {
  if (!isObject(json))
    return complain('', fault('WRONG_TYPE', json, '事实须为带键的对象', 'the facts must be an object with keys'));
  for (const key of Object.keys(json)) if (!TOP.includes(key)) complain(key, unknownKey(key, TOP));
  const applicant = readApplicant(policy, json['applicant'] ?? {}, complain);
  const claim = readPart(
    json['claim'] ?? {},
    'claim',
    policy.facts.filter((fact) => fact.scope === 'claim'),
    [],
    complain,
  );
  const items = readItems(policy, json['items'], applicant['kind'], complain);
  return { applicant, claim, items };
}

function readPart(
  json: unknown,
  path: string,
  facts: readonly Fact[],
  besides: string[],
  complain: Complain,
): Record<string, unknown> {
  if (isObject(json)) return readHolder(json, { path, facts, besides }, complain);
  complain(path, fault('WRONG_TYPE', json, '须为带键的对象', 'must be an object with keys'));
  return {};
}

/** The kind need not be declared as a fact; the kinds themselves always are. */
function readApplicant(policy: CheckedPolicy, json: unknown, complain: Complain): Record<string, unknown> {
  const declared = policy.facts.filter((fact) => fact.scope === 'applicant');
  const keys = ['kind', ...declared.filter((fact) => fact.key === 'kind').map((fact) => fact.name)];
  const read = readPart(json, 'applicant', declared.filter((fact) => fact.key !== 'kind'), keys, complain);
  const [given] = isObject(json)
    ? keys.map((key) => json[key]).filter((kind) => kind !== undefined && kind !== null)
    : [];
  const kind = given === undefined ? undefined : readKind(policy, given, complain);
  return kind === undefined ? read : { ...read, kind };
}

function readKind(policy: CheckedPolicy, given: unknown, complain: Complain): string | undefined {
  const found = policy.applicants.find((one) => one.kind === given || one.name.zh === given);
  if (found) return found.kind;
  const known = policy.applicants.map((one) => one.kind);
  const near = nearestWords(given, known);
  const [zh, en] = [`须为 ${known.join('、')} 之一${near.zh}`, `must be one of ${known.join(', ')}${near.en}`];
  return complain('applicant.kind', fault('UNKNOWN_OPTION', given, zh, en));
}

function readItems(policy: CheckedPolicy, json: unknown, kind: unknown, complain: Complain): Json[] {
  if (!Array.isArray(json) || json.length === 0) {
    complain(
      'items',
      fault('NO_ITEMS', json, '一次申报须含一个以上项目的列表', 'a claim must hold a list of one or more items'),
    );
    return [];
  }
  return Array.from(json, (one: unknown, place) =>
    readItem(policy, one, { path: `items[${place}]`, kind }, complain),
  );
}

function readItem(
  policy: CheckedPolicy,
  json: unknown,
  at: { path: string; kind: unknown },
  complain: Complain,
): Json {
  const id = isObject(json) ? json['item'] : undefined;
  const item = policy.items.find((one) => one.id === id || one.name.zh === id);
  if (!isObject(json)) return readPart(json, at.path, [], [], complain);
  if (!item) {
    const ids = policy.items.map((one) => one.id);
    const rule = { zh: '没有这个项目', en: 'there is no such item' };
    complain(`${at.path}.item`, unknownName('UNKNOWN_ITEM', id, ids, rule));
    return {};
  }
  const applicant = policy.applicants.find((one) => one.kind === at.kind);
  if (applicant && !applicant.items.includes(item.id)) {
    const [zh, en] = [
      `${applicant.name.zh}不能申报此项目`,
      `may not be claimed by this kind of applicant (${applicant.kind})`,
    ];
    complain(`${at.path}.item`, fault('ITEM_NOT_FOR_KIND', item.id, zh, en));
  }
  return { item: item.id, ...readPart(json, at.path, factsOf(policy, item), ['item'], complain) };
}

/** The facts that an item takes. */
export function factsOf(policy: CheckedPolicy, item: Item): readonly Fact[] {
  return policy.facts.filter((fact) => fact.scope === 'item' && (fact.items?.includes(item.id) ?? true));
}

function relate(
  policy: CheckedPolicy,
  facts: Facts,
  readings: Readonly<Record<string, string>>,
  complain: Complain,
): void {
  const claim = claimScope({ policy, facts, readings });
  for (const scope of ['applicant', 'claim'] as const) {
    checkRelations(
      policy.facts.filter((fact) => fact.scope === scope),
      facts[scope],
      scope,
      claim,
      complain,
    );
  }
  facts.items.forEach((json, position) => {
    const item = policy.items.find((one) => one.id === json['item']);
    if (!item) return;
    checkRelations(
      factsOf(policy, item),
      json,
      `items[${position}]`,
      itemScope(claim, { item, position, earlier: EMPTY }),
      complain,
    );
  });
}
