import type { DraftPresence, NewerDraft } from '@qingce/contract';
import { instantAfter, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames, getPerson, requireMember } from '../identity/index.ts';
import { findClaim } from './claim.sql.ts';
import { claimTransitions } from './claim.ts';
import type { Claim } from './claim.ts';
import { listPresent, listVersionsAfter, putPresence } from './draft.sql.ts';
import type { DraftVersion } from './draft.sql.ts';
import { requireState } from './move-claim.ts';

/** How long somebody counts as present after a page last said so; pages say so twice as often. */
const presentMinutes = 1;

/**
 * 同时填写 — says that the person has the draft before them; answers with the revision that is stored and who else has.
 * No act on the claim: the trail has no line. Refuses with claim.not-found, applicant.not-member and claim.wrong-state.
 */
export async function bePresent(context: VerbContext, { claimId }: { claimId: string }): Promise<DraftPresence> {
  const claim = await getOwnDraft(context, claimId);
  const { id: userId } = getPerson(context.actor);
  await putPresence(context.tx, { claimId, userId, at: context.now });
  const present = await listPresent(context.tx, { claimId, since: instantAfter(context.now, -presentMinutes) });
  const others = present.filter((presence) => presence.userId !== userId);
  const names = await findDisplayNames(context.tx, others.map((presence) => presence.userId));
  return { revision: claim.revision, others: others.map((presence) => names.get(presence.userId) ?? '') };
}

const versionsLookedAt = 200;

/**
 * The draft as it is stored, and whose saves led there since a revision: of several by one person without another's
 * between them the last. Refuses with claim.not-found, applicant.not-member and claim.wrong-state.
 */
export async function readNewerDraft(
  context: Pick<VerbContext, 'tx' | 'actor'>, { claimId, since }: { claimId: string; since: number },
): Promise<NewerDraft> {
  const claim = await getOwnDraft(context, claimId);
  const { id: userId } = getPerson(context.actor);
  const versions = await listVersionsAfter(context.tx, { claimId, revision: since, atMost: versionsLookedAt });
  const saves = lastOfEach(versions.toReversed());
  const names = await findDisplayNames(context.tx, saves.map(({ by }) => by));
  return {
    revision: claim.revision, facts: claim.facts,
    saves: saves.map(({ by, at, facts }) => ({ by: names.get(by) ?? '', isOwn: by === userId, at, facts })),
  };
}

function lastOfEach(versions: readonly DraftVersion[]): DraftVersion[] {
  return versions.filter(({ by }, place) => versions[place + 1]?.by !== by);
}

async function getOwnDraft(context: Pick<VerbContext, 'tx' | 'actor'>, claimId: string): Promise<Claim> {
  const claim = await findClaim(context.tx, claimId);
  if (!claim) throw refuse('claim.not-found');
  requireMember(context.actor, claim.applicantId);
  requireState(claim, claimTransitions.saveDraft);
  return claim;
}
