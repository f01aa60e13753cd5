import { sql } from 'kysely';
import type { MoneyCheck } from '@qingce/contract';
import { json } from '@qingce/database';
import type { Reader, Tx } from '@qingce/database';

export async function insertMoneyCheck(tx: Tx, { at, by, counted, breaches }: MoneyCheck): Promise<void> {
  await sql`insert into money_check (business_at, checked_by, counted, breaches)
    values (${at}, ${by}, ${json(counted)}, ${json(breaches)})`.execute(tx);
}

/** The look before which there is no later one; undefined where nobody has looked yet. */
export async function findLastMoneyCheck(reader: Reader): Promise<MoneyCheck | undefined> {
  const { rows } = await sql<MoneyCheck>`
    select business_at as at, checked_by as by, counted, breaches from money_check order by id desc limit 1`
    .execute(reader);
  return rows[0];
}
