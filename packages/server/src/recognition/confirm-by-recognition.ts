import type { ConfirmByRecognition } from '@qingce/contract';
import { lockClaimOf, requireState } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { confirmFacts, verificationTransitions } from '../verification/index.ts';
import { checksOf, countsFor } from './of-claim.ts';
import { versionInForce } from './recognition.ts';
import { lockEntry } from './recognition.sql.ts';

/**
 * 依登记核定 — an office confirms a fact by an entry of the register that counts on the days that matter; the finding keeps
 * which one, in the version that was seen. Refuses with recognition.not-about, recognition.stale,
 * recognition.does-not-count and as confirmFacts does.
 */
export async function confirmByRecognition(
  context: VerbContext, input: ConfirmByRecognition & { claimId: string },
): Promise<void> {
  const { claimId, path, recognitionId: id, version, note } = input;
  const claim = await lockClaimOf(context, claimId);
  requireState(claim, verificationTransitions.confirm);
  const entry = await lockEntry(context.tx, id);
  const check = (await checksOf(context, claim)).find(({ spoken }) => spoken.path === path);
  if (!entry || !check?.said.entries.some((each) => each.id === id)) throw refuse('recognition.not-about', { path });
  if (versionInForce(entry)?.version !== version) throw refuse('recognition.stale');
  if (!countsFor([entry], id, check.spoken)) throw refuse('recognition.does-not-count', { path });
  await confirmFacts(context, { claimId, findings: [{ path, value: true, note, reliedOn: { id, version } }] });
}
