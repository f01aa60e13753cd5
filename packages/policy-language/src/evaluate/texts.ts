/** The functions over texts of which some may be open: of every text that it may be, what the function gives. */
import {
  asList, asNumber, asText, boolean, knownNumber, knownRows, NOTHING, union, unionOf,
} from './value.ts';
import type { BooleanValue, Deps, TextValue, Value } from './value.ts';
import { count } from './interval.ts';

/** More combinations of possible texts than this are any text. */
const MOST_TEXTS = 256;

/** What a function of texts gives for every combination of the texts that they may be. */
export function mapTexts(
  texts: readonly TextValue[], change: (...texts: readonly string[]) => string,
): TextValue {
  const combinations = combine(texts);
  const results = combinations && [...new Set(combinations.map((one) => change(...one)))];
  return textAmong(results ?? null, unionOf(texts.map(({ deps }) => deps)));
}

/** Whether something holds for every combination of the texts that they may be. */
export function testTexts(
  texts: readonly TextValue[], holds: (...texts: readonly string[]) => boolean,
): BooleanValue {
  const results = new Set(combine(texts)?.map((one) => holds(...one)));
  return boolean(results.size === 1 ? results.has(true) : undefined, unionOf(texts.map(({ deps }) => deps)));
}

function textAmong(among: readonly string[] | null, deps: Deps): TextValue {
  return { kind: 'text', among, deps: among?.length === 1 ? NOTHING : deps };
}

function combine(texts: readonly TextValue[]): readonly (readonly string[])[] | undefined {
  return texts.reduce<readonly (readonly string[])[] | undefined>((so, { among }) => {
    if (!so || !among || so.length * among.length > MOST_TEXTS) return undefined;
    return so.flatMap((one) => among.map((text) => [...one, text]));
  }, [[]]);
}

/** From a place, counted in characters from 1, as many as are told; without a number, to the end. */
export function substring(text: Value, start: Value, length: Value | undefined): TextValue {
  const subject = asText(text);
  const numbers = [start, ...(length ? [length] : [])];
  const [from, many] = numbers.map(knownNumber);
  if (!from || (length && !many)) {
    return textAmong(null, unionOf([subject.deps, ...numbers.map((value) => asNumber(value).deps)]));
  }
  const end = many ? count(from) - 1 + count(many) : undefined;
  return mapTexts([subject], (one) => [...one].slice(Math.max(count(from) - 1, 0), end).join(''));
}

/** The text up to the first place where the other stands; nothing where it does not. */
export function textBefore(text: string, mark: string): string {
  return text.slice(0, Math.max(text.indexOf(mark), 0));
}

/** The text after the first place where the other stands; nothing where it does not. */
export function textAfter(text: string, mark: string): string {
  return text.includes(mark) ? text.slice(text.indexOf(mark) + mark.length) : '';
}

/** The texts of a list in one, with another between each two. */
export function joinTexts(list: Value, between: Value): TextValue {
  const rows = knownRows(list);
  const separator = asText(between);
  if (rows) return mapTexts([separator, ...rows.map(asText)], (mark, ...texts) => texts.join(mark));
  const open = asList(list);
  return textAmong(null, union(separator.deps, unionOf([open.deps, ...open.rows.map(({ deps }) => deps)])));
}
