/**
 * A policy under one set of readings as a file of SQL: a table for claims, helper functions, a view for each
 * kind of item, and the views `answers` and `totals` over them (README, "SQL").
 */
import { claimViews, IN_ORDER } from './claim-view.ts';
import type { Dialect, DialectName } from './dialect.ts';
import { openDuckdb } from './duckdb.ts';
import { duckdbHelpers } from './helpers-duckdb.ts';
import { postgresHelpers } from './helpers-postgres.ts';
import { writeItem } from './item.ts';
import { openPostgres } from './postgres.ts';
import { quoted, textLiteral } from './sql.ts';
import { itemView } from './view.ts';
import type { Place } from './view.ts';
import { indexOf } from '../../evaluate/policy-index.ts';
import { specialize } from '../../specialized/specialize.ts';
import type { CheckedPolicy, Item } from '../../typed/ir.ts';

const dialects: Readonly<Record<DialectName, {
  readonly open: (schema: string) => Dialect; readonly helpers: (schema: string) => string;
  readonly json: string; readonly text: string;
}>> = {
  postgres: { open: openPostgres, helpers: postgresHelpers, json: 'jsonb', text: 'text' },
  duckdb: { open: openDuckdb, helpers: duckdbHelpers, json: 'JSON', text: 'VARCHAR' },
};

type SqlOptions = {
  readonly dialect: DialectName;
  readonly readings?: Readonly<Record<string, string>>;
  /** The schema that the file creates; the policy's id unless given. */
  readonly schema?: string;
};

/**
 * The file as text. Amounts are whole fen (bigint). Untranslatable, with construct and place, for a policy that
 * SQL cannot say; RangeError for a reading or option that the policy does not declare.
 */
export function toSql(
  policy: CheckedPolicy, { dialect: name, readings = {}, schema = policy.id }: SqlOptions,
): string {
  const { open, helpers, json, text } = dialects[name];
  const plain = specialize(policy, { readings });
  const items = plain.items.map((item) => writeItem(plain, item, () => open(schema)));
  const place = (): Place => ({ schema, policy: plain.policy, dialect: open(schema) });
  const { readsGranted } = indexOf(plain.policy);
  const views = readsGranted
    ? [claimViews(items, place())]
    : items.map((written) => itemView(written, place()));
  const s = quoted(schema);
  return [
    header(policy, plain.readings, { schema, name }),
    `BEGIN;\nCREATE SCHEMA ${s};`,
    `CREATE TABLE ${s}."claims" ("claim" ${text} PRIMARY KEY, "facts" ${json} NOT NULL);\n`,
    helpers(schema),
    ...views,
    answersView(readsGranted ? [IN_ORDER] : policy.items.map(({ id }) => id), s),
    totalsView(policy, s),
    'COMMIT;',
    '',
  ].join('\n');
}

function header(
  policy: CheckedPolicy,
  readings: Readonly<Record<string, string>>,
  { schema, name }: { readonly schema: string; readonly name: DialectName },
): string {
  const inForce = Object.entries(readings).map(([id, option]) => `${id}=${option}`).join(' ');
  return [
    `-- ${policy.title.zh} · ${policy.title.en}`,
    `-- ${policy.documentNo} · ${policy.hash}`,
    `-- ${inForce === '' ? 'no readings' : inForce}`,
    `-- ${name}; drop it with: DROP SCHEMA ${quoted(schema)} CASCADE;`,
    '--',
    '-- Put claims as qingce takes them (facts that its door has let in, under English keys) into "claims",',
    '-- then read "answers" (a row for each item) and "totals" (a row for each claim).',
    '-- Amounts are whole fen. A fact left out is NULL, and so is whatever depends on it: never false, never 0.',
    '',
  ].join('\n');
}

function answersView(views: readonly string[], schema: string): string {
  const parts = views.map((view) => `SELECT * FROM ${schema}.${quoted(view)}`).join('\nUNION ALL\n');
  return `-- One row for each item of each claim.\nCREATE VIEW ${schema}."answers" AS\n${parts};\n`;
}

function totalsView(policy: CheckedPolicy, schema: string): string {
  const totals = totalsOver(policy, `${schema}."answers"`);
  return `-- One row for each claim.\nCREATE VIEW ${schema}."totals" AS\n${totals};\n`;
}

/**
 * A query for the totals of claims from a relation like the view `answers`: eligible if an item is, else
 * undetermined if one is; the best legal combination of kinds, that is, of every largest set in which no two
 * exclude each other the one worth most.
 */
export function totalsOver({ items }: CheckedPolicy, answers: string): string {
  const sets = legalSets(items).map((set) => {
    const kinds = set.map(({ id }) => textLiteral(id)).join(', ');
    return `coalesce(sum(k."fen") FILTER (WHERE k."item" IN (${kinds})), 0)`;
  });
  const best = sets.length === 1 ? sets[0] ?? '0' : `greatest(\n    ${sets.join(',\n    ')})`;
  return `WITH "kinds" AS (
  SELECT "claim", "item", greatest(coalesce(sum("amount_fen"), 0), 0) AS "fen",
    max(CASE "outcome" WHEN 'eligible' THEN 3 WHEN 'undetermined' THEN 2 ELSE 1 END) AS "standing"
  FROM ${answers} GROUP BY "claim", "item"
)
SELECT k."claim",
  CASE max(k."standing") WHEN 3 THEN 'eligible' WHEN 2 THEN 'undetermined' ELSE 'ineligible' END AS "outcome",
  (${best})::bigint AS "total_fen"
FROM "kinds" AS k GROUP BY k."claim"`;
}

function exclude(a: Item, b: Item): boolean {
  return a !== b && (a.exclusive.includes(b.id) || b.exclusive.includes(a.id));
}

/** All sets of kinds in which no two exclude each other and to which none can be added. */
function legalSets(items: readonly Item[]): Item[][] {
  const grow = (set: readonly Item[], open: readonly Item[], done: readonly Item[]): Item[][] => {
    if (open.length === 0) return done.length === 0 ? [[...set]] : [];
    return open.flatMap((item, at) => {
      const fits = (other: Item): boolean => !exclude(item, other);
      const tried = [...done, ...open.slice(0, at)];
      return grow([...set, item], open.slice(at + 1).filter(fits), tried.filter(fits));
    });
  };
  return grow([], items, []);
}
