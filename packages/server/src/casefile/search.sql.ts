import { sql } from 'kysely';
import type { Reader } from '@qingce/database';

/**
 * What was written around claims, by claim: notes and messages, names of documents, numbers of decisions and of payment
 * orders; for offices also what is noted for colleagues and what objections say. Empty for claims with nothing.
 */
export async function listWrittenTexts(
  reader: Reader, { claimIds, isForOffices }: { claimIds: readonly string[]; isForOffices: boolean },
): Promise<ReadonlyMap<string, string[]>> {
  if (claimIds.length === 0) return new Map();
  const asked = sql`(${sql.join(claimIds)})`;
  const { rows } = await sql<{ claimId: string; text: string }>`
    select claim_id::text as "claimId", text from case_note
      where claim_id in ${asked} and (${isForOffices} or kind <> 'internal')
    union all select claim_id::text, name from document where claim_id in ${asked} and removed_at is null
    union all select claim_id::text, number from award_decision where claim_id in ${asked}
    union all select claim_id::text, number from payment_order where claim_id in ${asked}
    union all select claim_id::text, number || ' ' || statement from objection
      where claim_id in ${asked} and ${isForOffices}`.execute(reader);
  return new Map([...Map.groupBy(rows, ({ claimId }) => claimId)]
    .map(([claimId, found]) => [claimId, found.map(({ text }) => text)]));
}
