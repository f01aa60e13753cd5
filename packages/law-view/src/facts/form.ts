import type { CheckedPolicy, Fact, InputError, Unit } from '@qingce/policy-language/evaluate';
import { factsNamedBy } from '../answer/formula-nodes.ts';
import { inLanguage, sayIn } from '../wording/say.ts';
import { pathText, readAt } from './path.ts';
import type { Language, WordingKey } from '../wording/say.ts';
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

/** The complaints about that place; those about single values of a list stand with the list. */
export function errorsAt({ form, fact, path }: FactFieldProps): readonly InputError[] {
  const text = pathText(path);
  return form.errors.filter(
    (error) => error.path === text || (fact.wire === 'list' && error.path.startsWith(`${text}[`)),
  );
}

/** Whether the answer waits for the fact there or for something within it. */
export function isNeeded(form: FactFormState, path: FactPath): boolean {
  const text = pathText(path);
  return [...form.needed].some(
    (needed) => needed === text || needed.startsWith(`${text}[`) || needed.startsWith(`${text}.`),
  );
}

/** Whether a value was given there; an empty list is a value. */
export function isGiven(form: FactFormState, path: FactPath): boolean {
  const value = readAt(form.json, path);
  return value !== undefined && value !== null;
}

/** What a fact is called: its Chinese name, or in English the words of its key (`monthlyRent`: Monthly rent). */
export function labelOf(fact: Pick<Fact, 'key' | 'name'>, language: Language): string {
  if (language === 'zh-CN') return fact.name;
  const words = fact.key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** 元/席/月 — a unit as it stands behind a figure; empty for a pure number. */
export function unitText({
  unit,
  policy,
  language,
}: {
  unit: Unit;
  policy: CheckedPolicy;
  language: Language;
}): string {
  const named = (key: string): string => unitName(key, policy, language);
  const parts = Object.entries(unit);
  const above = parts.filter(([, exponent]) => exponent > 0).map(([key]) => named(key));
  const below = parts.filter(([, exponent]) => exponent < 0).map(([key]) => named(key));
  return [above.join('·'), ...below].join('/');
}

const builtInUnits: Readonly<Record<string, WordingKey>> = {
  元: 'unitYuan',
  月: 'unitMonth',
  天: 'unitDay',
  年: 'unitYear',
};

/** A unit by its Chinese name, in the page's language. */
function unitName(name: string, policy: CheckedPolicy, language: Language): string {
  const declared = policy.units[name];
  if (declared) return inLanguage(declared, language);
  const builtIn = builtInUnits[name];
  return builtIn === undefined ? name : sayIn(language)(builtIn);
}

/** A number with its unit: 5人 → `5 persons`, in Chinese as it is. */
export function quantityText(text: string, policy: CheckedPolicy, language: Language): string {
  const match = /^([0-9][0-9.,]*) ?(\p{Script=Han}+)$/u.exec(text);
  if (language !== 'en' || !match) return text;
  const [, number = '', unit = ''] = match;
  return withUnit(number, unitName(unit, policy, language), language);
}

/** `150 席`, `150 seats`; signs, compound units and yuan have no plural. */
export function withUnit(number: string, unit: string, language: Language): string {
  if (unit === '') return number;
  const isPlural =
    language === 'en' && number !== '1' && /^[a-z]{3,}$/.test(unit) && unit !== sayIn('en')('unitYuan');
  return `${number} ${unit}${isPlural ? 's' : ''}`;
}

/** The unit behind a fact's field. */
export function unitOf(fact: Fact, policy: CheckedPolicy, language: Language): string {
  return fact.type.kind === 'number' ? unitText({ unit: fact.type.unit, policy, language }) : '';
}

/** What the policy calls the division of that code, or the one that it lies in; empty for one that it does not name. */
export function regionName(code: unknown, { regions }: CheckedPolicy, language: Language): string {
  if (regions === undefined || typeof code !== 'string') return '';
  const name = regions[code] ?? regions[code.slice(0, 9)] ?? regions[code.slice(0, 6)];
  return name === undefined ? '' : inLanguage(name, language);
}

/** Whether the answer does without the fact: a default stands in, or a rule asks whether it was given (已填). */
export function isOptional(policy: CheckedPolicy, fact: Fact, item: string | undefined): boolean {
  const { defaults } = fact;
  if (defaults !== undefined && ('*' in defaults || (item !== undefined && item in defaults))) return true;
  const asked = factsAskedWhetherGiven(policy);
  return [fact.id, ...(fact.together ?? [])].some((id) => asked.has(id));
}

const askedWhetherGiven = new WeakMap<CheckedPolicy, ReadonlySet<number>>();

function factsAskedWhetherGiven(policy: CheckedPolicy): ReadonlySet<number> {
  const known = askedWhetherGiven.get(policy);
  if (known) return known;
  const found = new Set(factsNamedBy([policy.items, policy.conditions, policy.definitions], ['given']));
  askedWhetherGiven.set(policy, found);
  return found;
}

/** The facts that an item takes, in the order of the law. */
export function factsOfItem(policy: CheckedPolicy, item: string): readonly Fact[] {
  return allFactsOfItem(policy, item).filter(({ later }) => later === undefined);
}

function allFactsOfItem(policy: CheckedPolicy, item: string): readonly Fact[] {
  const ids = policy.items.find(({ id }) => id === item)?.facts ?? [];
  return ids.flatMap((id) => findFact(policy, id) ?? []);
}

/** The facts about the applicant that its kind lists, its kind itself left out. */
export function factsOfApplicant(policy: CheckedPolicy, kind: unknown): readonly Fact[] {
  return policy.facts.filter(
    (fact) =>
      fact.scope === 'applicant' &&
      fact.key !== 'kind' &&
      (fact.kinds === undefined || fact.kinds.some((each) => each === kind)),
  );
}

/** The facts about the claim as a whole. */
export function factsOfClaim(policy: CheckedPolicy): readonly Fact[] {
  return policy.facts.filter(({ scope }) => scope === 'claim');
}

/** The declared fact of that id, fields of rows included. */
function findFact(policy: CheckedPolicy, id: number): Fact | undefined {
  return (
    policy.facts.find((fact) => fact.id === id) ??
    policy.facts.flatMap(({ row }) => row ?? []).find((fact) => fact.id === id)
  );
}

/** The declaration of the fact at a path of the contract's JSON. */
export function factAt(policy: CheckedPolicy, json: unknown, path: FactPath): Fact | undefined {
  const [scope, second, third] = path;
  if (scope !== 'items') return policy.facts.find((fact) => fact.scope === scope && fact.key === second);
  const item = readAt(json, path.slice(0, 2).concat('item'));
  const fact = typeof item === 'string' ? allFactsOfItem(policy, item).find(({ key }) => key === third) : undefined;
  const field = path.at(-1);
  return path.length > 4 ? fact?.row?.find(({ key }) => key === field) : fact;
}
