import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';

type ClockTables = {
  business_clock: { id: number; business_at: Instant; real_at: Instant };
  falling_due: { work: string; done_upto: Day };
};

const tables = (reader: Reader): Kysely<NoTables & ClockTables> => reader.$extendTables<ClockTables>();

/** At the real instant the business clock stood there; it has run on since. */
export interface ClockSetting { readonly businessAt: Instant; readonly realAt: Instant }

export async function findClock(reader: Reader): Promise<ClockSetting | undefined> {
  const row = await tables(reader).selectFrom('business_clock').select(['business_at', 'real_at']).executeTakeFirst();
  return row && { businessAt: row.business_at, realAt: row.real_at };
}

export async function setClock(tx: Tx, setting: ClockSetting): Promise<void> {
  const values = { business_at: setting.businessAt, real_at: setting.realAt };
  await tables(tx).insertInto('business_clock').values({ id: 1, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute();
}

/** Starts the clock when there is none; one that rested goes on from where it stood. */
export async function resumeClock(tx: Tx, setting: ClockSetting): Promise<void> {
  await tables(tx).insertInto('business_clock')
    .values({ id: 1, business_at: setting.businessAt, real_at: setting.realAt })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ real_at: setting.realAt })).execute();
}

/** Writes down where the clock stands; in one statement, so that a move at the same time is not undone. */
export async function keepClock(tx: Tx, realAt: Instant): Promise<void> {
  const passed = sql<Instant>`business_at + greatest(cast(${realAt} as timestamptz) - real_at, interval '0')`;
  await tables(tx).updateTable('business_clock').set({ business_at: passed, real_at: realAt }).execute();
}

/** Up to which day the work has run; takes the row, so that two servers never do the same day. */
export async function lockDoneUpto(tx: Tx, work: { name: string; today: Day }): Promise<Day> {
  await tables(tx).insertInto('falling_due').values({ work: work.name, done_upto: work.today })
    .onConflict((conflict) => conflict.doNothing()).execute();
  const row = await tables(tx).selectFrom('falling_due').select('done_upto').where('work', '=', work.name)
    .forUpdate().executeTakeFirstOrThrow();
  return row.done_upto;
}

export async function setDoneUpto(tx: Tx, work: { name: string; day: Day }): Promise<void> {
  await tables(tx).updateTable('falling_due').set({ done_upto: work.day }).where('work', '=', work.name).execute();
}
