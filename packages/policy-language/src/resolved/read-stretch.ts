import { parseDay } from '@qingce/values';
import type { Day } from '@qingce/values';

/** Days from the first to the last, both in. */
export type Stretch = { readonly from: Day; readonly to: Day };

/** `2024-01-01..2024-12-31`, or one day; undefined for anything else. */
export function readStretch(text: string): Stretch | undefined {
  const [first = '', last = first, more] = text.split('..').map((part) => part.trim());
  const [from, to] = [parseDay(first), parseDay(last)];
  return from === undefined || to === undefined || to < from || more !== undefined ? undefined : { from, to };
}
