import type { Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';
import type { Round } from './correction.ts';

type CorrectionTables = {
  claim_correction: {
    id: string;
    claim_id: string;
    round: number;
    items: unknown;
    before: unknown;
    asked_by: string | null;
    asked_at: Instant;
    due_on: Day | null;
    answered_at: Instant | null;
    changes: unknown;
  };
  claim_correction_extension: {
    id: string;
    correction_id: string;
    due_on: Day;
    reason: string;
    granted_by: string;
    granted_at: Instant;
  };
  claim_correction_answer: {
    correction_id: string;
    item: number;
    answer: string;
    answered_by: string;
    answered_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & CorrectionTables> => reader.$extendTables<CorrectionTables>();

export async function insertRound(
  tx: Tx,
  round: Omit<Round, 'answeredAt' | 'changes' | 'extensions' | 'answers'>,
): Promise<void> {
  await tables(tx)
    .insertInto('claim_correction')
    .values({
      id: round.id,
      claim_id: round.claimId,
      round: round.round,
      items: json(round.items as unknown),
      before: json(round.before as unknown),
      asked_by: round.askedBy,
      asked_at: round.askedAt,
      due_on: round.dueOn,
      answered_at: null,
      changes: null,
    })
    .execute();
}

/** Every round of the claim, the first one first. */
export async function listRounds(reader: Reader, claimId: string): Promise<Round[]> {
  const rows = await tables(reader)
    .selectFrom('claim_correction')
    .selectAll()
    .where('claim_id', '=', claimId)
    .orderBy('round')
    .execute();
  const rounds: Round[] = [];
  for (const row of rows) {
    const extensions = await tables(reader)
      .selectFrom('claim_correction_extension')
      .selectAll()
      .where('correction_id', '=', row.id)
      .orderBy('due_on')
      .execute();
    const answers = await tables(reader)
      .selectFrom('claim_correction_answer')
      .select(['item', 'answer'])
      .where('correction_id', '=', row.id)
      .execute();
    rounds.push({
      id: row.id,
      claimId: row.claim_id,
      round: row.round,
      items: row.items as Round['items'],
      before: row.before as Round['before'],
      askedBy: row.asked_by,
      askedAt: row.asked_at,
      dueOn: extensions.at(-1)?.due_on ?? row.due_on,
      answeredAt: row.answered_at,
      changes: row.changes as Round['changes'],
      extensions: extensions.map(({ due_on, reason, granted_by, granted_at }) =>
        ({ until: due_on, reason, by: granted_by, at: granted_at })),
      answers: new Map(answers.map(({ item, answer }) => [item, answer])),
    });
  }
  return rounds;
}

/** The round that waits for its answer, if the claim was sent back. */
export async function findOpenRound(reader: Reader, claimId: string): Promise<Round | undefined> {
  return (await listRounds(reader, claimId)).find(({ answeredAt }) => answeredAt === null);
}

export async function putAnswer(
  tx: Tx,
  answer: { roundId: string; item: number; answer: string; by: string; at: Instant },
): Promise<void> {
  const said = { answer: answer.answer, answered_by: answer.by, answered_at: answer.at };
  await tables(tx)
    .insertInto('claim_correction_answer')
    .values({ correction_id: answer.roundId, item: answer.item, ...said })
    .onConflict((conflict) => conflict.columns(['correction_id', 'item']).doUpdateSet(said))
    .execute();
}

export async function insertExtension(
  tx: Tx,
  extension: { id: string; roundId: string; until: Day; reason: string; by: string; at: Instant },
): Promise<void> {
  await tables(tx)
    .insertInto('claim_correction_extension')
    .values({
      id: extension.id,
      correction_id: extension.roundId,
      due_on: extension.until,
      reason: extension.reason,
      granted_by: extension.by,
      granted_at: extension.at,
    })
    .execute();
}

/** Ends the round: answered then, with what changed. */
export async function closeRound(
  tx: Tx,
  round: { id: string; at: Instant; changes: NonNullable<Round['changes']> },
): Promise<void> {
  await tables(tx)
    .updateTable('claim_correction')
    .set({ answered_at: round.at, changes: json(round.changes as unknown) })
    .where('id', '=', round.id)
    .execute();
}
