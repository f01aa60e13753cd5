/** Comparisons; unknown while either side is. */
import { compareNumbers } from './numbers.ts';
import { sql } from './sql.ts';
import type { Sql } from './sql.ts';
import { asNumber, dayOf, textOf, truthOf } from './value.ts';
import type { Value } from './value.ts';
import { Untranslatable } from './untranslatable.ts';

/** Whether two values are the same. */
export function isEqual(a: Value, b: Value): Sql {
  if (a.kind === 'number') return compareNumbers(a, '=', asNumber(b));
  if (a.kind === 'day') return sql`(${a.is} = ${dayOf(b)})`;
  if (a.kind === 'text') return sql`(${a.is} = ${textOf(b)})`;
  if (a.kind === 'boolean') return sql`(${a.is} = ${truthOf(b)})`;
  throw new Untranslatable('equality');
}


/** Text has an order in the language that no collation promises. */
export function isBefore(a: Value, sign: string, b: Value): Sql {
  if (a.kind === 'day') return sql`(${a.is} ${sign} ${dayOf(b)})`;
  if (a.kind === 'text') throw new Untranslatable('text-order');
  return compareNumbers(asNumber(a), sign, asNumber(b));
}
