import { sql } from 'kysely';
import type { Generated, Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { EarlierAward } from '@qingce/policy-language/evaluate';
import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import type { Day } from '../foundation/index.ts';

type PriorTables = {
  prior_award: {
    claim_id: string;
    cycle: number;
    applicant_id: string;
    policy: string;
    claim_year: number;
    item: string;
    amount_fen: bigint;
    parts: unknown;
    decision: string;
    decided_on: Day;
    ordinal: Generated<bigint>;
  };
  claim: { id: string; cycle: number };
};

const tables = (reader: Reader): Kysely<NoTables & PriorTables> => reader.$extendTables<PriorTables>();

/** 已奖 — one item that an applicant was awarded, with the decision that says so; `parts` as the answer gave them. */
export interface PriorAward {
  readonly claimId: string;
  readonly cycle: number;
  readonly applicantId: string;
  readonly policy: string;
  readonly claimYear: number;
  readonly item: string;
  readonly amountFen: Fen;
  readonly parts: EarlierAward['parts'];
  readonly decision: string;
  readonly decidedOn: Day;
}

/** An award as later claims count it: amount in 元, with the decision and the day that it rests on. */
export type AwardOnRecord = EarlierAward & Pick<PriorAward, 'claimId' | 'decision' | 'decidedOn'>;

export async function insertPriorAwards(tx: Tx, awards: readonly PriorAward[]): Promise<void> {
  if (awards.length === 0) return;
  await tables(tx)
    .insertInto('prior_award')
    .values(
      awards.map((award) => ({
        claim_id: award.claimId,
        cycle: award.cycle,
        applicant_id: award.applicantId,
        policy: award.policy,
        claim_year: award.claimYear,
        item: award.item,
        amount_fen: award.amountFen,
        parts: json(award.parts as unknown),
        decision: award.decision,
        decided_on: award.decidedOn,
      })),
    )
    .execute();
}

/**
 * What the applicant, with the duplicates merged with it, was awarded under the policy, in the order in which it was
 * decided; what was annulled when a case began anew no longer counts.
 */
export async function listPriorAwards(
  reader: Reader,
  which: { applicantId: string; policy: string },
): Promise<AwardOnRecord[]> {
  const rows = await tables(reader)
    .selectFrom('prior_award as a')
    .innerJoin('claim as c', (join) => join.onRef('c.id', '=', 'a.claim_id').onRef('c.cycle', '=', 'a.cycle'))
    .selectAll('a')
    .where(sql<boolean>`a.applicant_id in (select same_applicant(${which.applicantId}::uuid))`)
    .where('a.policy', '=', which.policy)
    .orderBy('a.ordinal')
    .execute();
  return rows.map((row) => ({
    claimId: row.claim_id,
    claimYear: row.claim_year,
    item: row.item,
    amount: formatYuan(row.amount_fen),
    parts: row.parts as EarlierAward['parts'],
    decision: row.decision,
    decidedOn: row.decided_on,
  }));
}
