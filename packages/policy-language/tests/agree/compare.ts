/** What the evaluator and the reference interpreter say about the same claim, side by side. */
import type { Answer, Assessment, ItemAnswer } from '../../src/evaluate/answer.ts';
import type { PlainAnswer, PlainItem } from '../../src/reference/index.ts';

/** One thing that they see differently. */
export type Difference = { readonly where: string; readonly evaluator: unknown; readonly reference: unknown };

/** Whatever either of them says, a thrown error included. */
export type Said<T> = T | { readonly threw: string };

/** Runs one of the two and keeps what it throws. */
export function listenTo<T>(speak: () => T): Said<T> {
  try {
    return speak();
  } catch (error) {
    return { threw: String(error) };
  }
}

/** Whether the evaluator's door refused the facts. */
export function isRefused(said: Said<Assessment>): said is Extract<Assessment, { errors: unknown }> {
  return 'errors' in said;
}

/**
 * All differences about outcome, reason codes, amounts, parts, total and shares. Where facts are missing the
 * evaluator may know more than the reference, which looks at everything from left to right and stops: then
 * only what the reference does know is asked for, and what the evaluator decides is checked against the
 * completed claim.
 */
export function differencesBetween(
  said: Said<Assessment>,
  plain: Said<PlainAnswer>,
  facts: 'complete' | 'incomplete' = 'complete',
): Difference[] {
  if ('threw' in said || 'threw' in plain)
    return [{ where: 'run', evaluator: brief(said), reference: brief(plain) }];
  if (isRefused(said)) return [];
  const { answer } = said;
  const items = plain.items.flatMap((item, position) =>
    itemDifferences(answer.items[position], item, { position, facts }),
  );
  if (facts === 'incomplete') return items;
  return [
    ...items,
    ...differ('outcome', answer.outcome, plain.outcome),
    ...differ('total', answer.total, plain.total),
    ...differ('shares', sorted(answer.shares), sorted(plain.shares)),
  ];
}

type Place = { readonly position: number; readonly facts: 'complete' | 'incomplete' };

function itemDifferences(
  item: ItemAnswer | undefined,
  plain: PlainItem,
  { position, facts }: Place,
): Difference[] {
  if (!item) return [{ where: `items[${position}]`, evaluator: undefined, reference: plain }];
  if (facts === 'incomplete' && plain.outcome === 'undetermined') return [];
  const codes = [...new Set(item.reasons.map(({ code }) => code))];
  const comparable = facts === 'complete' ? codes : codes.filter((code) => plain.codes.includes(code));
  const at = `items[${position}]`;
  const outcome = differ(`${at}.outcome`, item.outcome, plain.outcome);
  if (outcome.length > 0) return outcome;
  return [
    ...differ(`${at}.amount`, item.amount, plain.amount),
    ...differ(`${at}.codes`, comparable, plain.codes),
    ...differ(`${at}.parts`, item.parts.map(sorted), plain.parts.map(sorted)),
  ];
}

/** What an answer to incomplete facts promises must be true of the same facts completed. */
export function brokenPromises(incomplete: Answer, complete: PlainAnswer): Difference[] {
  return incomplete.items.flatMap((item, position): Difference[] => {
    const full = complete.items[position];
    const where = `items[${position}] completed`;
    if (!full || full.outcome === 'undetermined') return [];
    if (item.outcome !== 'undetermined') {
      const codes = item.reasons.map(({ code }) => code);
      const isKept =
        item.outcome === full.outcome &&
        item.amount === full.amount &&
        codes.every((code) => full.codes.includes(code));
      return isKept
        ? []
        : [{ where, evaluator: { outcome: item.outcome, amount: item.amount, codes }, reference: full }];
    }
    const { min, max } = item.range ?? { min: '0.00', max: null };
    const isWithin =
      !isLessYuan(full.amount ?? '0.00', min) && (max === null || !isLessYuan(max, full.amount ?? '0.00'));
    return isWithin
      ? []
      : [{ where, evaluator: { range: item.range, missing: item.missing }, reference: full }];
  });
}

function isLessYuan(a: string, b: string): boolean {
  return BigInt(a.replace('.', '')) < BigInt(b.replace('.', ''));
}

function differ(where: string, evaluator: unknown, reference: unknown): Difference[] {
  return JSON.stringify(evaluator) === JSON.stringify(reference) ? [] : [{ where, evaluator, reference }];
}

function sorted(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function brief(said: Said<Assessment> | Said<PlainAnswer>): unknown {
  if ('threw' in said || 'errors' in said) return said;
  return 'answer' in said ? said.answer.outcome : said.outcome;
}
