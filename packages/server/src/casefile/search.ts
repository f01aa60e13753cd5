import { match } from 'pinyin-pro';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { Claim } from '../claim/index.ts';

type Fact = CheckedPolicy['facts'][number];

/**
 * 检索 — whether every word is found in one of the texts: as it stands, or, for a word of letters, as the pinyin or the
 * initials of successive characters (`dengta`, `dt`, every reading of a character). Width and case do not matter.
 */
export function matchesWords(words: string, texts: readonly string[]): boolean {
  const plain = texts.map(plainOf);
  return plainOf(words).split(/\s+/).filter((word) => word !== '')
    .every((word) => plain.some((text) => text.includes(word) || soundsLike(text, word)));
}

const letters = /^[a-z]+$/;
const han = /\p{Script=Han}/u;

function soundsLike(text: string, word: string): boolean {
  return letters.test(word) && han.test(text) && match(text, word, { continuous: true }) !== null;
}

function plainOf(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/**
 * The texts of a claim that may be searched: contract and approval numbers, names and the like. A fact that the policy
 * declares personal is shown masked and is not among them, so that nobody can guess its hidden part by searching.
 */
export function searchableTexts(policy: Pick<CheckedPolicy, 'facts'>, facts: Claim['facts']): string[] {
  const declared = policy.facts.flatMap((fact) => [fact, ...(fact.row ?? [])]);
  const personal = new Set(declared.filter((fact) => fact.personal).map(({ key }) => key));
  const textual = new Set(declared.filter(holdsText).map(({ key }) => key).filter((key) => !personal.has(key)));
  return textsUnder(facts, textual);
}

function holdsText({ wire, of }: Fact): boolean {
  return wire === 'text' || of === 'text';
}

function textsUnder(value: unknown, keys: ReadonlySet<string>): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => textsUnder(each, keys));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => (keys.has(key) ? stringsOf(inner) : textsUnder(inner, keys)));
}

function stringsOf(value: unknown): string[] {
  return [value].flat().filter((each) => typeof each === 'string');
}
