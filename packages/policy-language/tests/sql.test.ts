// The exported SQL in both databases: one of each for the whole file, and every generated claim judged in both.
import { afterAll, describe, expect, test } from 'vitest';
import { toSql, Untranslatable } from '../src/emit/sql/index.ts';
import { compilePolicy } from '../src/index.ts';
import type { CheckedPolicy } from '../src/index.ts';
import { campaignAgainst } from './agree/campaign.ts';
import { policyIn } from './agree/policy-files.ts';
import { reportLines } from './agree/report.ts';
import { fullRuling } from './agree/rulings.ts';
import { openDatabase, sqlBackEnd } from './agree/sql-back-end.ts';
import { judgeExamples } from './agree/worked-examples.ts';
import { examples, hasCases, policies } from './policy-folders.ts';

const MINUTES = 60_000;
const dialects = ['postgres', 'duckdb'] as const;
const flat = { id: 'the flat sample', at: new URL('flat/', import.meta.url) };
const folders = [...policies, ...examples, flat].map((folder) => ({ ...folder, policy: policyIn(folder.at) }));
const promulgated = folders.slice(0, policies.length);

const databases = { postgres: openDatabase('postgres'), duckdb: openDatabase('duckdb') };
// A campaign closes what it was given; these stay open for the next one.
const backEnds = dialects.map((dialect) => {
  const { name, judge } = sqlBackEnd(dialect, databases[dialect]);
  return { name, judge };
});
afterAll(async () => {
  for (const dialect of dialects) await (await databases[dialect]).session.close();
});

/** The readings in force, and the other option of every reading that may be switched, all at once. */
function twoRulings({ readings }: CheckedPolicy): Readonly<Record<string, string>>[] {
  const others = readings.filter(({ switchable }) => switchable).flatMap(({ id, options, ruling }) =>
    options.filter((option) => option.id !== ruling).slice(0, 1).map((option) => [id, option.id]));
  return others.length === 0 ? [{}] : [{}, Object.fromEntries(others) as Record<string, string>];
}

describe.each(folders)('the SQL of $id', ({ policy }) => {
  test('says what the reference interpreter says of generated claims, facts left out among them', async () => {
    const findings = await campaignAgainst(policy, {
      claims: 400, seed: 20_151_120n, backEnds, rulings: twoRulings(policy), batch: 1000,
    });
    expect(findings.compared).toBeGreaterThanOrEqual(400);
    expect(findings.incomplete).toBeGreaterThan(0);
    expect(findings.eligible).toBeGreaterThan(0);
    expect(findings.disagreements.length === 0 ? [] : reportLines(findings)).toEqual([]);
  }, 10 * MINUTES);

  test.each(dialects)('names no float for %s', (dialect) => {
    expect(/\b(float\d*|double|real)\b/i.exec(toSql(policy, { dialect }))?.[0]).toBeUndefined();
  });
});

describe.each(promulgated.filter(hasCases))('the worked examples of $id', ({ at, policy }) => {
  test.each(backEnds)('have the answers of the reference interpreter in $name', async (backEnd) => {
    const { compared, differences } = await judgeExamples(policy, at, backEnd, { inForceOnly: true });
    expect(compared).toBeGreaterThan(10);
    expect(differences).toEqual([]);
  }, 10 * MINUTES);
});

const explain = { postgres: 'EXPLAIN (VERBOSE, COSTS OFF)', duckdb: 'EXPLAIN' };
const typesOf = {
  postgres: (schema: string) => `SELECT attname AS "column", format_type(atttypid, atttypmod) AS "type"
    FROM pg_attribute WHERE attrelid = '"${schema}"."answers"'::regclass AND attnum > 0 ORDER BY attnum`,
  duckdb: (schema: string) =>
    `SELECT column_name AS "column", lower(column_type) AS "type" FROM (DESCRIBE "${schema}"."answers")`,
};

describe.each(dialects)('in %s', (dialect) => {
  test.each(promulgated)('no plan of a view of $id has a float in it, amounts have eight bytes', async ({ policy }) => {
    const { session, schemaFor } = await databases[dialect];
    const schema = await schemaFor(policy, fullRuling(policy, {}));
    const types = await session.rows(typesOf[dialect](schema));
    expect(types.find((one) => one['column'] === 'amount_fen')).toEqual({ column: 'amount_fen', type: 'bigint' });
    const plan = await session.plan(`${explain[dialect]} SELECT * FROM "${schema}"."answers"`);
    expect(plan.length).toBeGreaterThan(1000);
    expect(/double|float|\breal\b/i.exec(plan)?.[0]).toBeUndefined();
  }, 10 * MINUTES);

  test('the same policy and readings give the same file', () => {
    const policy = policyIn(flat.at);
    expect(toSql(policy, { dialect })).toBe(toSql(policy, { dialect }));
  });

  test('identifiers and texts cannot end before they should', () => {
    const sql = toSql({ ...policyIn(flat.at), id: 'a"b' }, { dialect });
    expect(sql).toContain('CREATE SCHEMA "a""b";');
  });
});

const orderOfTexts = `
\`\`\`yaml
policy:
  id: order-of-texts
  title: { zh: 样例, en: Sample }
  documentNo: 样例
  issuer: { zh: 样例, en: Sample }
  validity: 有效期
applicants:
  firm: { name: { zh: 企业, en: Firm }, items: [ grant ] }
\`\`\`

\`\`\`feel
{ 有效期: [date("2024-01-01")..date("2024-12-31")] }
\`\`\`

## 1 奖励

\`\`\`yaml
items:
  grant: { name: { zh: 奖励, en: Grant }, constants: { 每件: 1元 }, parts: { 奖励 (amount): money } }
facts:
  次序 (ranks): { type: list, row: { 名 (name): text, 分 (score): integer } }
\`\`\`

\`\`\`feel
{
  先后: sort(次序, function(甲, 乙) 甲.分 > 乙.分 or 甲.名 != 乙.名)
}
\`\`\`

\`\`\`feel grant
{ 奖励: 取整到分(每件 * count(先后), "halfUp") }
\`\`\`
`;

test('a construct without SQL is refused with its name and its place', () => {
  const { policy, complaints } = compilePolicy({ source: '', policy: orderOfTexts });
  expect(complaints.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(() => toSql(policy!, { dialect: 'postgres' })).toThrow(Untranslatable);
  expect(() => toSql(policy!, { dialect: 'postgres' })).toThrow(/sort.*line \d+, column \d+/);
});
