import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '@qingce/database';
import { aTemporaryFolder, onBothEmptyDatabases } from '@qingce/database/test';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { listRegisterFacts } from './register-fact.sql.ts';
import { heldIn } from './register-facts.ts';
import type { RegisterFact } from './register-facts.ts';

function said(value: RegisterFact['value'], validFrom: string | null = null): RegisterFact {
  return {
    fact: 'recognized', value, validFrom, source: '名录', documentNo: null,
    recordedAt: '2016-01-01T09:00:00.000+08:00', recordedBy: null,
  };
}

describe('what the register holds for a year', () => {
  const held = (...statements: RegisterFact[]): unknown =>
    heldIn(statements, 2016).map(({ value, isOpen }) => (isOpen ? 'open' : value))[0];

  test.each<[string, RegisterFact[], unknown]>([
    ['nothing said', [], undefined],
    ['said without a day, it has always held', [said(true)], true],
    ['days before the first statement say nothing', [said(true, '2016-12-31')], true],
    ['said of the first day of the next year', [said(true, '2017-01-01')], undefined],
    ['another from the first day of the year', [said(true), said(false, '2016-01-01')], false],
    ['another from the second day', [said(true), said(false, '2016-01-02')], 'open'],
    ['another from the last day', [said(true), said(false, '2016-12-31')], 'open'],
    ['another from the first day of the next year', [said(true), said(false, '2017-01-01')], true],
    ['the same again within the year', [said(true), said(true, '2016-06-01')], true],
    ['what was said last counts from its day on, though an earlier statement is of a later day',
      [said(true, '2016-06-01'), said(false, '2016-01-01')], false],
    ['the office says what counts for the year',
      [said(true), said(false, '2016-06-01'), said(false, '2016-01-01')], false],
    ['taken out of all of it', [said(true), said(null)], undefined],
    ['taken out within it', [said(true), said(null, '2016-06-01')], 'open'],
    ['lists are compared as they stand', [said([2014]), said([2014], '2016-02-01')], [2014]],
  ])('%s', (_name, statements, expected) => {
    expect(held(...statements)).toEqual(expected);
  });
});

const migrations = fileURLToPath(new URL('../../../database/migrations/', import.meta.url));

onBothEmptyDatabases('facts recorded before statements were kept', (database) => {
  test('move as what has always held, with who recorded them as the trail knows', async () => {
    const before = aTemporaryFolder();
    for (const name of readdirSync(migrations).filter((each) => each < '0210'))
      cpSync(join(migrations, name), join(before, name));
    const { kysely } = database();
    await migrate(database(), before);
    const [firm, clerk] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    await sql`insert into user_account (id, username, display_name, password_hash, password_is_own, role, created_at)
      values (${clerk}::uuid, 'clerk', '文员', '', true, 'commerce-clerk', now())`.execute(kysely);
    await sql`insert into applicant (id, kind, name, credit_code, register_facts, registered_at)
      values (${firm}::uuid, 'enterprise', '企业', 'x', '{"recognized": true, "years": [2014]}',
        '2016-01-01T09:00:00+08:00')`.execute(kysely);
    await sql`insert into audit_record (act, outcome, actor_kind, actor_id, actor_role, actor_unit, object_kind,
        object_id, details, request_id, business_at, recorded_at)
      values ('applicant.record-register-facts', 'done', 'user', ${clerk}::uuid, 'commerce-clerk', 'commerce',
        'applicant', ${firm}, '{"facts": "recognized other"}', 'r', '2016-02-01T09:00:00+08:00', now())`
      .execute(kysely);
    await migrate(database());
    const moved = { source: null, documentNo: null, validFrom: null };
    expect(await listRegisterFacts(kysely, firm)).toEqual([
      {
        ...moved, fact: 'recognized', value: true, recordedAt: '2016-02-01T09:00:00.000+08:00',
        recordedBy: { id: clerk, role: 'commerce-clerk', unit: 'commerce' },
      },
      { ...moved, fact: 'years', value: [2014], recordedAt: '2016-01-01T09:00:00.000+08:00', recordedBy: null },
    ]);
  });
});
