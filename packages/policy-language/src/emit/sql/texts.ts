/** Functions of texts, which count characters as the language does: by code points. */
import { countOf, whole } from './numbers.ts';
import { sql } from './sql.ts';
import type { Sql } from './sql.ts';
import { asNumber, textOf, truthValue } from './value.ts';
import type { Value } from './value.ts';
import { named } from './writer.ts';
import type { Writer } from './writer.ts';

type TextFunction =
  | 'startsWith' | 'endsWith' | 'includes' | 'length' | 'substring' | 'substringBefore' | 'substringAfter';

/** A call of one of these functions. */
export function callText(fn: TextFunction, args: readonly Value[], writer: Writer): Value {
  const [text, other] = args.map((arg) => (arg.kind === 'text' ? named(textOf(arg), writer) : undefined));
  if (!text) throw new TypeError(`${fn} of something that is no text.`);
  if (fn === 'length') return whole(writer.dialect.fromCount(sql`length(${text})`));
  if (fn === 'substring') return { kind: 'text', is: substring(text, args, writer) };
  if (!other) throw new TypeError(`${fn} of one text.`);
  switch (fn) {
    case 'startsWith': return truthValue(sql`starts_with(${text}, ${other})`);
    case 'endsWith': return truthValue(sql`(right(${text}, length(${other})::integer) = ${other})`);
    case 'includes': return truthValue(sql`(${other} = '' OR strpos(${text}, ${other}) > 0)`);
    case 'substringBefore': return {
      kind: 'text',
      is: sql`CASE WHEN ${other} = '' OR strpos(${text}, ${other}) = 0 THEN ''
        WHEN ${other} IS NOT NULL THEN left(${text}, strpos(${text}, ${other})::integer - 1) END`,
    };
    case 'substringAfter': return {
      kind: 'text',
      is: sql`CASE WHEN ${other} = '' THEN ${text} WHEN strpos(${text}, ${other}) = 0 THEN ''
        ELSE substr(${text}, (strpos(${text}, ${other}) + length(${other}))::integer) END`,
    };
  }
}

/** From a place on, at most so many characters; a place before the first is the first. */
function substring(text: Sql, [, start, length]: readonly Value[], writer: Writer): Sql {
  if (!start) throw new TypeError('substring without a start.');
  const from = named(countOf(asNumber(start), writer), writer);
  const first = named(sql`CASE WHEN ${from} < 1 THEN 1 WHEN ${from} >= 1 THEN ${from} END`, writer);
  if (!length) return sql`substr(${text}, ${first})`;
  const count = named(countOf(asNumber(length), writer), writer);
  return sql`CASE WHEN ${count} < 0 THEN '' WHEN ${count} >= 0 THEN substr(${text}, ${first}, ${count}) END`;
}
