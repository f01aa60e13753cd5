/**
 * Items of every kind in the order of their claim, for policies in which an item looks at items of other kinds
 * (各前项): one recursion through all of them, with a branch for each kind, over which stand the views of the kinds.
 */
import { columnsOf } from './layout.ts';
import { grantedLayout, keptParts } from './item.ts';
import type { WrittenItem } from './item.ts';
import { chainOf, EARLIER, GRANTED, lateAmong, neededFor, ROW } from './row.ts';
import type { RowStep } from './row.ts';
import { namesBesides } from './scope.ts';
import { columnOf, quoted, textLiteral } from './sql.ts';
import type { Sql } from './sql.ts';
import { answerOf, finalSelect, grantedAfter, headingsFor, itemsQuery, SAID } from './view.ts';
import type { AnswerSql, Place } from './view.ts';

/** The view of all items in their order. */
export const IN_ORDER = 'in order';

const RECURSION = 'one after the other';
// Within a step of the recursion: what stands there already, read by the branch of each kind.
const BEFORE = 'before';

/** One kind of item as it stands in the view. */
type Branch = {
  readonly written: WrittenItem;
  readonly answer: AnswerSql;
  readonly granted: Sql;
  /** Queries outside the recursion, the last of them, and what is left to do within it. */
  readonly early: readonly string[];
  readonly last: string;
  readonly late: readonly RowStep[];
  /** Whether its items look at earlier ones of their own kind. */
  readonly readsEarlier: boolean;
};

/** The statements that create the view of all items in their order, and over it a view for each kind. */
export function claimViews(items: readonly WrittenItem[], place: Place): string {
  const nameFor = namesBesides([RECURSION, BEFORE]);
  const branches = items.map((written) => branchOf(written, place, nameFor));
  const queries = [...branches.flatMap(({ early }) => early), recursion(branches, place, nameFor)];
  const said = finalSelect(`${ROW}."item"`, SAID, place.dialect);
  const schema = quoted(place.schema);
  const all = `-- The items of each claim in their order: some look at earlier ones of other kinds.
CREATE VIEW ${schema}.${quoted(IN_ORDER)} AS
WITH RECURSIVE
${queries.join(',\n')}
${said}
FROM ${quoted(RECURSION)} AS ${ROW}
WHERE ${ROW}."position" >= 0;
`;
  const each = items.map(({ item: { item } }) =>
    `CREATE VIEW ${schema}.${quoted(item.id)} AS
SELECT * FROM ${schema}.${quoted(IN_ORDER)} WHERE "item" = ${textLiteral(item.id)};
`);
  return [all, ...each].join('\n');
}

function branchOf(written: WrittenItem, place: Place, nameFor: (name: string) => string): Branch {
  const { id } = written.item.item;
  const answer = answerOf(written, place.dialect);
  const granted = grantedAfter(written, columnOf(ROW, GRANTED), written.granted.list, place.dialect);
  const said = [answer.outcome, answer.codes, answer.amount, granted];
  const ownSteps = neededFor(said, written.row.steps());
  const readsEarlier = [...said.map(({ reads }) => reads), ...ownSteps.map(({ value }) => value.reads)]
    .some((reads) => reads.has(EARLIER));
  const steps = readsEarlier ? neededFor([...said, answer.parts], written.row.steps()) : ownSteps;
  const late = lateAmong(steps);
  const items = nameFor(`items of ${id}`);
  const early = chainOf(items, steps.filter((step) => !late.has(step)), headings(id, place, nameFor));
  return {
    written, answer, granted, readsEarlier, last: early.last,
    early: [itemsQuery(id, items, place), ...early.queries], late: steps.filter((step) => late.has(step)),
  };
}

/** Every kind has its own queries, so each is named with it. */
function headings(id: string, place: Place, nameFor: (name: string) => string): ReturnType<typeof headingsFor> {
  return headingsFor(place, (name) => nameFor(`${id} ${name}`));
}

function recursion(branches: readonly Branch[], place: Place, nameFor: (name: string) => string): string {
  const { dialect } = place;
  const kept = branches.filter(({ readsEarlier }) => readsEarlier);
  const steps = branches.map((branch) => stepOf(branch, kept, place, nameFor));
  const none = `NULL::${dialect.type('text')}`;
  const nothing = [
    `${dialect.listOf([], columnsOf(grantedLayout)).text} AS ${quoted(GRANTED.column)}`,
    ...kept.map(({ written: { item: { item }, parts } }) =>
      `${dialect.listOf([], columnsOf(parts.of)).text} AS ${quoted(keptParts(item))}`),
  ];
  return `-- 各前项: each item sees what every item before it was granted.
${quoted(RECURSION)} AS (
  SELECT c."claim", (-1)::bigint AS "position", ${none} AS "item",
    ${none} AS "outcome", ${none} AS "codes", NULL::${dialect.type('number')} AS "amount",
    ${nothing.join(',\n    ')}
  FROM ${quoted(place.schema)}."claims" AS c
  UNION ALL
  (WITH ${quoted(BEFORE)} AS (SELECT * FROM ${quoted(RECURSION)}),
${steps.flatMap(({ queries }) => queries).join(',\n')}
  ${steps.map(({ select }) => select).join('\n  UNION ALL\n  ')})
)`;
}

/** One step of the recursion for items of one kind. */
function stepOf(
  branch: Branch, kept: readonly Branch[], place: Place, nameFor: (name: string) => string,
): { readonly queries: readonly string[]; readonly select: string } {
  const { written, answer, granted, last, late, readsEarlier } = branch;
  const { id } = written.item.item;
  const next = nameFor(`next ${id}`);
  const carried = [
    `b.${quoted(GRANTED.column)}`,
    ...(readsEarlier ? [`b.${quoted(keptParts({ id }))} AS ${quoted(EARLIER.column)}`] : []),
    ...kept.filter((one) => one !== branch).map(({ written: { item } }) => `b.${quoted(keptParts(item.item))}`),
  ];
  const chain = chainOf(next, late, headings(id, place, nameFor));
  const after = kept.map((one) =>
    (one === branch ? answer.parts.text : `${ROW}.${quoted(keptParts(one.written.item.item))}`));
  const cells = [
    textLiteral(id), answer.outcome.text, answer.codes.text, answer.amount.text, granted.text, ...after,
  ];
  return {
    queries: [
      `${quoted(next)} AS (\n  SELECT a.*, ${carried.join(', ')}\n  FROM ${quoted(BEFORE)} AS b\n` +
      `  JOIN ${quoted(last)} AS a ON a."claim" = b."claim" AND a."position" = b."position" + 1` +
      `${place.dialect.fence}\n)`,
      ...chain.queries,
    ],
    select: `SELECT ${ROW}."claim", ${ROW}."position", ${cells.join(',\n    ')}\n` +
      `  FROM ${quoted(chain.last)} AS ${ROW}`,
  };
}
