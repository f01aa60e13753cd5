import type { CheckedPolicy, Fact, InputError, Unit } from '@qingce/policy-language/evaluate';
import { inLanguage } from '../wording/say.ts';
import { pathText, readAt } from './path.ts';
import type { Language } from '../wording/say.ts';
import type { FactPath } from './path.ts';

/** What the fields of one form share: the facts as JSON, what is wrong with them and what is still asked for. */
export type FactFormState = {
  /** The whole of the contract's facts; fields read and write by path. */
  readonly json: unknown;
  readonly errors: readonly InputError[];
  /** Paths that the answer waits for. */
  readonly needed: ReadonlySet<string>;
  readonly readOnly?: boolean | undefined;
  readonly onChange: (path: FactPath, value: unknown) => void;
};

/** One declared fact within a form: its declaration and its place. */
export type FactFieldProps = { readonly form: FactFormState; readonly fact: Fact; readonly path: FactPath };

/** The complaints about exactly that place. */
export function errorsAt(form: FactFormState, path: FactPath): readonly InputError[] {
  const text = pathText(path);
  return form.errors.filter((error) => error.path === text);
}

/** Whether the answer waits for the fact there or for something within it. */
export function isNeeded(form: FactFormState, path: FactPath): boolean {
  const text = pathText(path);
  return [...form.needed].some((needed) => needed === text || needed.startsWith(`${text}[`) || needed.startsWith(`${text}.`));
}

/** Whether a value was given there; an empty list is a value. */
export function isGiven(form: FactFormState, path: FactPath): boolean {
  const value = readAt(form.json, path);
  return value !== undefined && value !== null;
}

/** 元/席/月 — a unit as it stands behind a figure; empty for a pure number. */
export function unitText({ unit, policy, language }: { unit: Unit; policy: CheckedPolicy; language: Language }): string {
  const named = (key: string): string => {
    const declared = policy.units[key];
    return declared ? inLanguage(declared, language) : key;
  };
  const parts = Object.entries(unit);
  const above = parts.filter(([, exponent]) => exponent > 0).map(([key]) => named(key));
  const below = parts.filter(([, exponent]) => exponent < 0).map(([key]) => named(key));
  return [above.join('·'), ...below].join('/');
}

/** The unit behind a fact's field. */
export function unitOf(fact: Fact, policy: CheckedPolicy, language: Language): string {
  return fact.type.kind === 'number' ? unitText({ unit: fact.type.unit, policy, language }) : '';
}

/** Whether the answer does without the fact, since a default stands in. */
export function hasDefault(fact: Fact, item: string | undefined): boolean {
  const { defaults } = fact;
  return defaults !== undefined && ('*' in defaults || (item !== undefined && item in defaults));
}

/** The facts that an item takes, in the order of the law. */
export function factsOfItem(policy: CheckedPolicy, item: string): readonly Fact[] {
  const ids = policy.items.find(({ id }) => id === item)?.facts ?? [];
  return ids.flatMap((id) => findFact(policy, id) ?? []);
}

/** The facts about the applicant that its kind lists, its kind itself left out. */
export function factsOfApplicant(policy: CheckedPolicy, kind: unknown): readonly Fact[] {
  return policy.facts.filter((fact) =>
    fact.scope === 'applicant' && fact.key !== 'kind' && (fact.kinds === undefined || fact.kinds.some((each) => each === kind)));
}

/** The facts about the claim as a whole. */
export function factsOfClaim(policy: CheckedPolicy): readonly Fact[] {
  return policy.facts.filter(({ scope }) => scope === 'claim');
}

/** The declared fact of that id, fields of rows included. */
export function findFact(policy: CheckedPolicy, id: number): Fact | undefined {
  return policy.facts.find((fact) => fact.id === id) ?? policy.facts.flatMap(({ row }) => row ?? []).find((fact) => fact.id === id);
}

/** The declaration of the fact at a path of the contract's JSON. */
export function factAt(policy: CheckedPolicy, json: unknown, path: FactPath): Fact | undefined {
  const [scope, second, third] = path;
  if (scope !== 'items') return policy.facts.find((fact) => fact.scope === scope && fact.key === second);
  const item = readAt(json, path.slice(0, 2).concat('item'));
  const fact = typeof item === 'string' ? factsOfItem(policy, item).find(({ key }) => key === third) : undefined;
  const field = path.at(-1);
  return path.length > 4 ? fact?.row?.find(({ key }) => key === field) : fact;
}
