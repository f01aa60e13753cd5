import type { Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';

type PriorTables = {
  prior_award: {
    claim_id: string;
    applicant_id: string;
    policy: string;
    claim_year: number;
    item: string;
    amount_fen: bigint;
    parts: unknown;
  };
};

const tables = (reader: Reader): Kysely<NoTables & PriorTables> => reader.$extendTables<PriorTables>();

/** 已奖 — one item that an applicant was awarded; `parts` as the policy's answer gave them. */
export interface PriorAward {
  readonly claimId: string;
  readonly applicantId: string;
  readonly policy: string;
  readonly claimYear: number;
  readonly item: string;
  readonly amountFen: Fen;
  readonly parts: unknown;
}

export async function insertPriorAwards(tx: Tx, awards: readonly PriorAward[]): Promise<void> {
  if (awards.length === 0) return;
  await tables(tx)
    .insertInto('prior_award')
    .values(
      awards.map((award) => ({
        claim_id: award.claimId,
        applicant_id: award.applicantId,
        policy: award.policy,
        claim_year: award.claimYear,
        item: award.item,
        amount_fen: award.amountFen,
        parts: json(award.parts),
      })),
    )
    .execute();
}

/** What the applicant was awarded under the policy, the oldest year first; amounts as decimal strings in 元. */
export async function listPriorAwards(
  reader: Reader,
  which: { applicantId: string; policy: string },
): Promise<{ claimId: string; claimYear: number; item: string; amount: string }[]> {
  const rows = await tables(reader)
    .selectFrom('prior_award')
    .select(['claim_id', 'claim_year', 'item', 'amount_fen'])
    .where('applicant_id', '=', which.applicantId)
    .where('policy', '=', which.policy)
    .orderBy('claim_year')
    .orderBy('item')
    .execute();
  return rows.map((row) => ({
    claimId: row.claim_id,
    claimYear: row.claim_year,
    item: row.item,
    amount: formatYuan(row.amount_fen),
  }));
}
