/** What a compiled back end is asked and must answer, to stand beside the reference interpreter. */
import type { PlainAnswer, PlainItem } from '../../src/reference/index.ts';
import type { CheckedPolicy } from '../../src/typed/ir.ts';
import type { Difference } from './compare.ts';

/** Facts that the door has let in: English keys, nothing null, every value in its form and bounds. */
export type ClaimFacts = {
  readonly applicant: Readonly<Record<string, unknown>>;
  readonly claim: Readonly<Record<string, unknown>>;
  readonly items: readonly Readonly<Record<string, unknown>>[];
};

/** What is left out is not compared. Money as on the wire (`466333.33`), codes in decisive order. */
export type BackEndItem = {
  readonly outcome: PlainItem['outcome'];
  /** `null` while undetermined, `0.00` when refused. */
  readonly amount?: string | null;
  readonly codes?: readonly string[];
  /** The first of the codes, for a back end that tells no more. */
  readonly decisive?: string | undefined;
  readonly parts?: readonly Readonly<Record<string, unknown>>[];
};
export type BackEndAnswer = { readonly items: readonly BackEndItem[]; readonly total?: string };

export type BackEnd = {
  readonly name: string;
  /** Judges claims under one set of readings (every reading named); one answer for each, in the same order. */
  readonly judge: (
    policy: CheckedPolicy,
    readings: Readonly<Record<string, string>>,
    claims: readonly ClaimFacts[],
  ) => readonly BackEndAnswer[] | Promise<readonly BackEndAnswer[]>;
  readonly close?: () => Promise<void>;
};

/**
 * Where a back end contradicts the reference. On a claim with facts left out either may say `undetermined`
 * where the other knows more; what both decide must be the same.
 */
export function contradictions(answer: BackEndAnswer, plain: PlainAnswer, isWhole: boolean): Difference[] {
  const items = plain.items.flatMap((item, position) =>
    itemContradictions(answer.items[position], item, { at: `items[${position}]`, isWhole }));
  const isTotalCompared = isWhole && answer.total !== undefined && answer.total !== plain.total;
  return isTotalCompared ? [...items, { where: 'total', evaluator: answer.total, reference: plain.total }] : items;
}

function itemContradictions(
  said: BackEndItem | undefined,
  plain: PlainItem,
  { at, isWhole }: { readonly at: string; readonly isWhole: boolean },
): Difference[] {
  if (!said) return [{ where: at, evaluator: undefined, reference: plain.outcome }];
  if (!isWhole && (said.outcome === 'undetermined' || plain.outcome === 'undetermined')) return [];
  if (said.outcome !== plain.outcome)
    return [{ where: `${at}.outcome`, evaluator: said.outcome, reference: plain.outcome }];
  const codes = said.codes ?? plain.codes;
  const comparable = isWhole ? codes : codes.filter((code) => plain.codes.includes(code));
  const decisive = 'decisive' in said && isWhole ? said.decisive : plain.codes[0];
  return [
    ...differ(`${at}.amount`, said.amount === undefined ? plain.amount : said.amount, plain.amount),
    ...differ(`${at}.codes`, comparable, plain.codes),
    ...differ(`${at}.decisive`, decisive, plain.codes[0]),
    ...differ(`${at}.parts`, (said.parts ?? plain.parts).map(sorted), plain.parts.map(sorted)),
  ];
}

function differ(where: string, evaluator: unknown, reference: unknown): Difference[] {
  return JSON.stringify(evaluator) === JSON.stringify(reference) ? [] : [{ where, evaluator, reference }];
}

function sorted(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
