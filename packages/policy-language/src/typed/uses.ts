import type { Complain } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import type { Uses } from './shape.ts';

/** Notes that the formula needs something that only these items have (undefined: every item has it). */
export function narrow(
  complain: Complain, uses: Uses, items: readonly string[] | undefined, name: string, at: Span,
): void {
  if (!items) return;
  const before = uses.items ?? items;
  uses.items = before.filter((item) => items.includes(item));
  const { wanted = [] } = uses;
  const lacking = wanted.filter((item) => !items.includes(item));
  const isEmptied = before.length > 0 && uses.items.length === 0;
  const values = { name, items: items.join(' '), others: before.join(' ') };
  if (lacking.length > 0) complain('not-of-item', at, { values: { name, items: lacking.join(' ') } });
  else if (isEmptied) complain('no-common-item', at, { values });
}
