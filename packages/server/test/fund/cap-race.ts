import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { findClaim } from '../../src/claim/index.ts';
import type { VerbContext } from '../../src/foundation/index.ts';
import { assert, refuse } from '../../src/foundation/index.ts';
import { findProposal } from '../../src/review/index.ts';
import { keepOnRecord } from '../../src/award/decide-award.ts';
import { proposeAward } from '../../src/review/propose-award.ts';
import { aCappedPolicy } from './a-capped-policy.ts';
import type { Race } from './race.ts';
import { tenWin } from './ten-win.ts';

/** Claims of one enterprise, one a year, verified and each worth 100 fen by itself. */
async function claimsOfOneEnterprise({ database }: Parameters<Race>[0], clients: number): Promise<string[]> {
  const { id: policy, hash } = aCappedPolicy();
  const facts = JSON.stringify({ applicant: {}, items: [{ item: 'grant', cost: '1.00' }] });
  const { rows } = await sql<{ id: string }>`
    with firm as (
      insert into applicant (id, kind, name, credit_code, registered_at)
      values (${randomUUID()}::uuid, 'enterprise', '示例企业', ${randomUUID()}, now()) returning id
    ), person as (select id from user_account limit 1)
    insert into claim (id, number, policy, policy_hash, applicant_id, claim_year, state, revision, facts, submitted_at,
      opened_by, changed_at)
    select one.id, one.id::text, ${policy}, ${hash}, firm.id, 2001 + one.place, 'verified', 1, ${facts}::jsonb,
      '2017-04-15T10:00:00+08:00', person.id, now()
    from firm, person, (select gen_random_uuid() as id, place from generate_series(0, ${clients - 1}) place) one
    returning id`.execute(database.kysely);
  return rows.map(({ id }) => id);
}

/** Proposes a claim and, with nothing between, decides it as `award.decide` does; refuses when it comes to nothing. */
async function proposeAndDecide(context: VerbContext, { claimId }: { claimId: string }): Promise<void> {
  await proposeAward(context, { claimId, note: '同意' });
  const [claim, proposal] = [await findClaim(context.tx, claimId), await findProposal(context.tx, claimId)];
  assert(claim && proposal, 'it was proposed');
  if (proposal.answer.total === '0.00') throw refuse('review.nothing-awarded', { number: claimId });
  await keepOnRecord(context, claim, { answer: proposal.answer, number: claimId });
  await sql`update claim set state = 'decided' where id = ${claimId}`.execute(context.tx);
}

/** Of claims of one enterprise that each want 100 fen of a cap over all years, ten get them when the cap is 1 000. */
export const lastYuanOfACap: Race = async (track, { clients }) => {
  const claims = await claimsOfOneEnterprise(track, clients);
  const desk = track.desk.withRole('commerce-section-chief');
  return tenWin({
    clients: claims.map((claimId) => (before) => desk.act(proposeAndDecide, { claimId }, { before })),
    left: async () => {
      const { rows } = await sql<{ fen: bigint }>`
        select coalesce(sum(amount_fen), 0)::int8 as fen from prior_award where claim_id = any(${claims}::uuid[])`
        .execute(track.database.kysely);
      return 1000n - (rows[0]?.fen ?? 0n);
    },
  });
};
