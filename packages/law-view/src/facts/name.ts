import { sayIn, inLanguage } from '../wording/say.ts';
import { shownOf } from './entry.ts';
import { factAt, labelOf, regionName, unitOf, withUnit } from './form.ts';
import { parsePath } from './path.ts';
import type { CheckedPolicy, Fact } from '@qingce/policy-language/evaluate';
import type { Language } from '../wording/say.ts';
import type { FactPath } from './path.ts';

type Place = { readonly policy: CheckedPolicy; readonly json: unknown; readonly language: Language };

/** The whole path of a fact that an answer names relative to the item at that place of the claim. */
export function wholePath(fact: string, item: number): FactPath {
  const path = parsePath(fact);
  return path[0] === 'applicant' || path[0] === 'claim' || path[0] === 'items' ? path : ['items', item, ...path];
}

/** 证书 第 2 行 费用 — what a fact is called on the page; the path itself for one that is not declared. */
export function nameOf(path: FactPath, { policy, json, language }: Place): string {
  const fact = factAt(policy, json, path);
  if (!fact) return path.join('.');
  const index = path[3];
  if (typeof index !== 'number') return labelOf(fact, language);
  const list = factAt(policy, json, path.slice(0, 3));
  const row = list ? sayIn(language)('rowOf', { fact: labelOf(list, language), n: index + 1 }) : '';
  const isSame = list !== undefined && labelOf(list, language) === labelOf(fact, language);
  return path.length > 4 && !isSame ? `${row}${language === 'en' ? ', ' : ' '}${labelOf(fact, language)}` : row;
}

/** 起 2016-01-01 · 止 2016-12-31 — a row of the list at that path, field by field as declared. */
export function rowText(path: FactPath, row: Readonly<Record<string, unknown>>, place: Place): string {
  const fields = factAt(place.policy, place.json, path)?.row ?? [];
  return fields
    .filter(({ key }) => row[key] !== undefined && row[key] !== null)
    .map((field) => `${labelOf(field, place.language)} ${declaredValue(field, row[field.key], place)}`)
    .join(' · ');
}

/** A fact's value with its unit, as it stands in a sentence. */
export function valueText(path: FactPath, value: unknown, { policy, json, language }: Place): string {
  const fact = factAt(policy, json, path);
  return fact ? declaredValue(fact, value, { policy, language }) : String(value);
}

function declaredValue(fact: Fact, value: unknown, { policy, language }: Omit<Place, 'json'>): string {
  const say = sayIn(language);
  if (value === undefined || value === null) return say('notGiven');
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (Array.isArray(value)) return listText(fact, value, say('none'));
  const option = fact.options?.find(({ key }) => key === value);
  return option ? inLanguage(option.label, language) : plainValue(fact, value, { policy, language });
}

/** With its unit; the code of a division with its name. */
function plainValue(fact: Fact, value: unknown, { policy, language }: Omit<Place, 'json'>): string {
  const shown = shownOf(fact.wire, value);
  return fact.wire === 'region'
    ? `${shown} ${regionName(value, policy, language)}`.trimEnd()
    : withUnit(shown, unitOf(fact, policy, language), language);
}

function listText(fact: Fact, values: readonly unknown[], none: string): string {
  return values.length === 0 ? none : values.map((value) => shownOf(fact.of ?? 'text', value)).join(', ');
}
