import { parsePath, pathText, writeAt } from '@qingce/law-view';
import type { FactPath } from '@qingce/law-view';
import type { EarlierClaim } from '@qingce/contract';
import type { Facts } from './facts.ts';

/** 待确认 — a fact taken over from an earlier claim or a register, with the number and day of claim or document. */
export interface Mark { readonly path: string; readonly number: string; readonly on: string }

export function marksOf(facts: Facts): readonly Mark[] {
  return Array.isArray(facts['taken']) ? (facts['taken'] as Mark[]) : [];
}

/** The draft with the items of the earlier claim behind its own, every fact of them marked but those in `except`. */
export function takeOver(facts: Facts, { number, on, items }: EarlierClaim, except: readonly string[]): Facts {
  const own = Array.isArray(facts['items']) ? (facts['items'] as unknown[]) : [];
  const taken = items.map((item) => Object.fromEntries(
    Object.entries(item as Record<string, unknown>).filter(([key]) => !except.includes(key))));
  const marks = taken.flatMap((item, at) => Object.keys(item).filter((key) => key !== 'item')
    .map((key): Mark => ({ path: `items[${own.length + at}].${key}`, number, on })));
  return { ...facts, items: [...own, ...taken], taken: [...marksOf(facts), ...marks] };
}

/** Confirmed, or written anew: the fact at the path, and whatever lies in it or around it, is the applicant's own. */
export function confirm(facts: Facts, path: string): Facts {
  const isSame = (mark: string): boolean => mark === path || liesIn(path, mark) || liesIn(mark, path);
  return withMarks(facts, marksOf(facts).filter((mark) => !isSame(mark.path)));
}

function liesIn(inner: string, outer: string): boolean {
  return inner.startsWith(`${outer}[`) || inner.startsWith(`${outer}.`);
}

/** The draft with a yes from an entry of a register, marked with the document that the entry rests on. */
export function fromRegister(facts: Facts, path: string, document: Omit<Mark, 'path'>): Facts {
  const taken = written(facts, parsePath(path), true);
  return withMarks(taken, [...marksOf(taken), { path, ...document }]);
}

/** The fact at the path as it is now written; a mark there is gone. */
export function written(facts: Facts, path: FactPath, value: unknown): Facts {
  return confirm(writeAt(facts, path, value), pathText(path));
}

/** The draft without its item at that place, and the marks of the items behind it moved up. */
export function withoutItem(facts: Facts, at: number): Facts {
  const items = (facts['items'] as unknown[]).filter((_item, index) => index !== at);
  const marks = marksOf(facts).flatMap((mark) => {
    const [, index = '', rest = ''] = /^items\[(\d+)\](.*)$/.exec(mark.path) ?? [];
    const place = Number.parseInt(index, 10);
    if (place === at) return [];
    return [place > at ? { ...mark, path: `items[${place - 1}]${rest}` } : mark];
  });
  return withMarks({ ...facts, items }, marks);
}

/** The same facts, each mark within the item that it belongs to, so that it goes where its item goes. */
export function marksInside(all: Facts): Facts {
  const marks = marksOf(all);
  const { taken: _outside, ...facts } = all;
  if (!Array.isArray(facts['items'])) return facts;
  const items = (facts['items'] as readonly object[]).map((item, place) => {
    const own = marks.filter(({ path }) => path.startsWith(`items[${place}]`)).map(({ path, ...mark }) =>
      [path.slice(`items[${place}]`.length), mark] as const);
    return own.length === 0 ? item : { ...item, taken: Object.fromEntries(own) };
  });
  return { ...facts, items };
}

/** The reverse of `marksInside`. */
export function marksOutside(facts: Facts): Facts {
  if (!Array.isArray(facts['items'])) return facts;
  const pairs = (facts['items'] as readonly { taken?: Readonly<Record<string, Omit<Mark, 'path'>>> }[])
    .map(({ taken, ...item }, place) => ({
      item,
      marks: Object.entries(taken ?? {}).map(([path, mark]): Mark => ({ path: `items[${place}]${path}`, ...mark })),
    }));
  return withMarks({ ...facts, items: pairs.map(({ item }) => item) }, pairs.flatMap(({ marks }) => marks));
}

function withMarks({ taken: _before, ...facts }: Facts, marks: readonly Mark[]): Facts {
  return marks.length === 0 ? facts : { ...facts, taken: marks };
}
