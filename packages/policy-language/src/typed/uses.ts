import type { Complain } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import type { Uses } from './shape.ts';

/** Notes that the formula needs something that only these items have (undefined: every item has it). */
export function narrow(
  complain: Complain, uses: Uses, items: readonly string[] | undefined, name: string, at: Span,
): void {
  // What no item has was complained of where it is defined.
  if (!items || items.length === 0) return;
  const { items: before = items, wanted = [] } = uses;
  const lacking = wanted.filter((item) => !items.includes(item));
  if (lacking.length > 0) {
    complain('not-of-item', at, { values: { name, items: lacking.join(' ') } });
    return;
  }
  uses.items = before.filter((item) => items.includes(item));
  const values = { name, items: items.join(' '), others: before.join(' ') };
  if (before.length > 0 && uses.items.length === 0) complain('no-common-item', at, { values });
}
