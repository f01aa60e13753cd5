import { formatDay, parseDay } from '@qingce/values';
import type { Day } from '@qingce/values';
import type { Complain } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';

/** Days from the first to the last, both in. */
export type Stretch = { readonly from: Day; readonly to: Day };

/** `2024-01-01..2024-12-31`, or one day; undefined for anything else. */
export function readStretch(text: string): Stretch | undefined {
  const [first = '', last = first, more] = text.split('..').map((part) => part.trim());
  const [from, to] = [parseDay(first), parseDay(last)];
  return from === undefined || to === undefined || to < from || more !== undefined ? undefined : { from, to };
}

/** Complains of each that does not begin on the day after the one before it ends. */
export function wantNext(stretches: readonly (Stretch & { readonly at: Span })[], complain: Complain): void {
  let before: Stretch | undefined;
  for (const { from, to, at } of stretches) {
    const isNext = !before || from === before.to + 1;
    const values = { from: formatDay(from), to: before ? formatDay(before.to) : '' };
    if (!isNext) complain('stretch-not-next', at, { values });
    before = { from, to };
  }
}
