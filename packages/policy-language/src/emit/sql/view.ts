/** The view of one kind of item: a chain of queries, a recursion where earlier items count, the answer. */
import type { Dialect } from './dialect.ts';
import { columnsOf } from './layout.ts';
import type { WrittenItem } from './item.ts';
import { chainOf, columns, EARLIER, lateAmong, neededFor, readsAny, ROW } from './row.ts';
import type { Headings, RowStep } from './row.ts';
import { namesBesides } from './scope.ts';
import { columnOf, quoted, sql, textLiteral } from './sql.ts';
import type { Sql } from './sql.ts';
import type { CheckedPolicy } from '../../typed/ir.ts';

/** Where the view stands: its schema, the policy it belongs to, and the dialect it was written in. */
export type Place = { readonly schema: string; readonly policy: CheckedPolicy; readonly dialect: Dialect };

/** The statement that creates the view of one kind of item, named after it. */
export function itemView(written: WrittenItem, place: Place): string {
  const { item } = written.item;
  const answer = answerOf(written, place.dialect);
  const steps = neededFor([answer.outcome, answer.codes, answer.amount, answer.parts], written.row.steps());
  const late = lateAmong(steps);
  const isRecursive = [answer.outcome, answer.codes, answer.amount].some((one) => readsAny(one, late));
  const headings = headingsFor(place, namesBesides(['items', 'one after the other', 'next']));
  const early = chainOf('items', steps.filter((step) => !late.has(step)), headings);
  const queries = [itemsQuery(item.id, 'items', place), ...early.queries];
  const name = `${quoted(place.schema)}.${quoted(item.id)}`;
  if (!isRecursive) {
    const { outcome, codes, amount } = answer;
    const said = finalSelect(textLiteral(item.id), [outcome.text, codes.text, amount.text], place.dialect);
    const from = `FROM ${quoted(early.last)} AS ${ROW}`;
    return `CREATE VIEW ${name} AS\nWITH\n${queries.join(',\n')}\n${said}\n${from};\n`;
  }
  const rest = { early: early.last, late: steps.filter((step) => late.has(step)) };
  queries.push(recursion(written, answer, rest, { ...place, headings }));
  const said = finalSelect(textLiteral(item.id), SAID, place.dialect);
  const from = `FROM "one after the other" AS ${ROW}\nWHERE ${ROW}."ordinal" > 0`;
  return `CREATE VIEW ${name} AS\nWITH RECURSIVE\n${queries.join(',\n')}\n${said}\n${from};\n`;
}

/** Columns of a recursion that hold its answer. */
export const SAID = [`${ROW}."outcome"`, `${ROW}."codes"`, `${ROW}."amount"`] as const;

/** What is answered about an item, and the parts of its kind granted with it. */
export type AnswerSql = { readonly outcome: Sql; readonly codes: Sql; readonly amount: Sql; readonly parts: Sql };

/** The answer about an item out of its verdict and its amount. */
export function answerOf(written: WrittenItem, dialect: Dialect): AnswerSql {
  const { verdict, amount, parts } = written;
  const isRefused = verdict.refused;
  const outcome = sql`CASE WHEN ${isRefused} THEN 'ineligible'
    WHEN ${verdict.open} OR ${amount} IS NULL THEN 'undetermined' ELSE 'eligible' END`;
  return {
    outcome,
    codes: sql`CASE WHEN ${isRefused} THEN ${verdict.codes} ELSE '' END`,
    amount: sql`CASE WHEN ${isRefused} THEN ${dialect.number(0n)} WHEN NOT ${verdict.open} THEN ${amount} END`,
    parts: grantedAfter(written, columnOf(ROW, EARLIER), parts.list, dialect),
  };
}

/**
 * What was granted before, and with this item. Nothing is granted by a refused item; while one is open, later ones
 * wait for it.
 */
export function grantedAfter(
  { verdict, amount }: Pick<WrittenItem, 'verdict' | 'amount'>, before: Sql, now: Sql, dialect: Dialect,
): Sql {
  const both = dialect.concatenate([before, now]);
  return sql`CASE WHEN ${verdict.refused} THEN ${before}
      WHEN NOT ${verdict.open} AND ${amount} IS NOT NULL THEN ${both} END`;
}

/** Names and comments for the queries of one view. */
export function headingsFor(
  { policy, dialect }: Pick<Place, 'policy' | 'dialect'>, nameFor: (name: string) => string,
): Headings {
  const titles = new Map(policy.law.clauses.map(({ id, heading }) => [id, heading]));
  return {
    nameFor: (section) => nameFor(titles.has(section) ? `§${section}` : section),
    heading: (section) => {
      const title = titles.get(section);
      return title === undefined ? section : `${section} ${title}`.trim();
    },
    fence: dialect.fence,
  };
}

/** The items of this kind with everything that is said about them, as a query of that name. */
export function itemsQuery(item: string, name: string, { schema, dialect }: Place): string {
  const { jsonPart, jsonText } = dialect;
  const [facts, one] = [columnOf('c', 'facts'), columnOf('i', 'item')];
  const applicant = jsonPart(facts, 'applicant');
  return `-- The items of this kind, counted within their claim.
${quoted(name)} AS (
  SELECT c."claim", i."position" - 1 AS ${quoted(columns.position)},
    ${jsonText(applicant, 'kind').text} AS ${quoted(columns.kind)},
    row_number() OVER (PARTITION BY c."claim" ORDER BY i."position") AS ${quoted(columns.ordinal)},
    ${applicant.text} AS ${quoted(columns.applicant)},
    ${jsonPart(facts, 'claim').text} AS ${quoted(columns.claimFacts)},
    ${one.text} AS ${quoted(columns.item)}
  FROM ${dialect.itemsOf(`${quoted(schema)}."claims"`)}
  WHERE ${jsonText(one, 'item').text} = ${textLiteral(item)}${dialect.fence}
)`;
}

/** One item after the other of each claim, each seeing the parts of those before it. */
function recursion(
  { parts }: WrittenItem,
  answer: AnswerSql,
  { early, late }: { readonly early: string; readonly late: readonly RowStep[] },
  { dialect, headings }: Place & { readonly headings: Headings },
): string {
  const layout = columnsOf(parts.of);
  const chain = chainOf('next', late, headings);
  const inner = [
    `"next" AS (\n  SELECT a.*, b."earlier parts"\n  FROM "one after the other" AS b\n` +
      `  JOIN ${quoted(early)} AS a ON a."claim" = b."claim" AND a."ordinal" = b."ordinal" + 1` +
      `${dialect.fence}\n)`,
    ...chain.queries,
  ].join(',\n');
  const none = `NULL::${dialect.type('text')}`;
  return `-- 前项: each item sees the parts of the items of its kind before it.
"one after the other" AS (
  SELECT c."claim", 0::bigint AS "ordinal", 0::bigint AS "position",
    ${dialect.listOf([], layout).text} AS "earlier parts",
    ${none} AS "outcome", ${none} AS "codes", NULL::${dialect.type('number')} AS "amount"
  FROM (SELECT DISTINCT "claim" FROM ${quoted(early)}) AS c
  UNION ALL
  (WITH ${inner}
  SELECT ${ROW}."claim", ${ROW}."ordinal", ${ROW}."position", ${answer.parts.text},
    ${answer.outcome.text}, ${answer.codes.text}, ${answer.amount.text}
  FROM ${quoted(chain.last)} AS ${ROW})
)`;
}

/** The columns of a view of answers; `item` is a column or a text. */
export function finalSelect(
  item: string, [outcome, codes, amount]: readonly [string, string, string], { name }: Dialect,
): string {
  const list = name === 'postgres' ? `string_to_array(${codes}, ',')` : `string_split(nullif(${codes}, ''), ',')`;
  return [
    `SELECT ${ROW}."claim", ${ROW}."position", ${item} AS "item",`,
    `  ${outcome} AS "outcome",`,
    `  nullif(split_part(${codes}, ',', 1), '') AS "reason",`,
    `  ${list} AS "reasons",`,
    `  (${amount})::bigint AS "amount_fen"`,
  ].join('\n');
}
