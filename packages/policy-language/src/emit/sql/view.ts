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
  const headings = headingsFor(place);
  const early = chainOf('items', steps.filter((step) => !late.has(step)), headings);
  const queries = [itemsQuery(item.id, place), ...early.queries];
  const name = `${quoted(place.schema)}.${quoted(item.id)}`;
  if (!isRecursive) {
    const { outcome, codes, amount } = answer;
    const said = finalSelect(item.id, [outcome.text, codes.text, amount.text], place.dialect);
    const from = `FROM ${quoted(early.last)} AS ${ROW}`;
    return `CREATE VIEW ${name} AS\nWITH\n${queries.join(',\n')}\n${said}\n${from};\n`;
  }
  const rest = { early: early.last, late: steps.filter((step) => late.has(step)) };
  queries.push(recursion(written, answer, rest, { ...place, headings }));
  const said = finalSelect(item.id, [`${ROW}."outcome"`, `${ROW}."codes"`, `${ROW}."amount"`], place.dialect);
  const from = `FROM "one after the other" AS ${ROW}\nWHERE ${ROW}."ordinal" > 0`;
  return `CREATE VIEW ${name} AS\nWITH RECURSIVE\n${queries.join(',\n')}\n${said}\n${from};\n`;
}

type AnswerSql = { readonly outcome: Sql; readonly codes: Sql; readonly amount: Sql; readonly parts: Sql };

function answerOf({ verdict, amount, parts }: WrittenItem, dialect: Dialect): AnswerSql {
  const isRefused = verdict.refused;
  const outcome = sql`CASE WHEN ${isRefused} THEN 'ineligible'
    WHEN ${verdict.open} OR ${amount} IS NULL THEN 'undetermined' ELSE 'eligible' END`;
  const before = columnOf(ROW, EARLIER);
  const granted = dialect.concatenate([before, parts.list]);
  return {
    outcome,
    codes: sql`CASE WHEN ${isRefused} THEN ${verdict.codes} ELSE '' END`,
    amount: sql`CASE WHEN ${isRefused} THEN ${dialect.number(0n)} WHEN NOT ${verdict.open} THEN ${amount} END`,
    // Nothing is granted by a refused item; while one is open, later ones of its kind wait for it.
    parts: sql`CASE WHEN ${isRefused} THEN ${before}
      WHEN NOT ${verdict.open} AND ${amount} IS NOT NULL THEN ${granted} END`,
  };
}

/** Names and comments for the queries of one view. */
function headingsFor({ policy, dialect }: Place): Headings {
  const nameFor = namesBesides(['items', 'one after the other', 'next']);
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

/** The items of this kind with everything that is said about them. */
function itemsQuery(item: string, { schema, dialect }: Place): string {
  const { jsonPart, jsonText } = dialect;
  const [facts, one] = [columnOf('c', 'facts'), columnOf('i', 'item')];
  const applicant = jsonPart(facts, 'applicant');
  return `-- The items of this kind, counted within their claim.
"items" AS (
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

function finalSelect(
  item: string, [outcome, codes, amount]: readonly [string, string, string], { name }: Dialect,
): string {
  const list = name === 'postgres' ? `string_to_array(${codes}, ',')` : `string_split(nullif(${codes}, ''), ',')`;
  return [
    `SELECT ${ROW}."claim", ${ROW}."position", ${textLiteral(item)} AS "item",`,
    `  ${outcome} AS "outcome",`,
    `  nullif(split_part(${codes}, ',', 1), '') AS "reason",`,
    `  ${list} AS "reasons",`,
    `  (${amount})::bigint AS "amount_fen"`,
  ].join('\n');
}
