import type { DraftSaved, NewerDraft, PaperDraft, SaveDraft } from '@qingce/contract';
import { getApplicant, requireReach, withinReach } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames, getPerson } from '../identity/index.ts';
import { requireEnterable } from './enter-paper.ts';
import { isPaperWaiting } from './paper-claim.sql.ts';
import { deletePaperDraft, findPaperDraft, listStoredDrafts, putPaperDraft } from './paper-draft.sql.ts';
import type { PaperRound } from './paper-draft.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'businessNow'>;

/** 未录完 — the claims on paper that somebody of the officer's reach has begun to type, the one saved last first. */
export async function listPaperDrafts(context: Reading): Promise<PaperDraft[]> {
  const stored = (await listStoredDrafts(context.tx)).map((draft) => ({ applicantId: draft.applicantId, draft }));
  const drafts = (await withinReach(context, stored)).map(({ draft }) => draft);
  const names = await findDisplayNames(context.tx, drafts.map(({ by }) => by));
  const shown: PaperDraft[] = [];
  for (const { policy, applicantId, year, at, by } of drafts) {
    const { name: applicant } = await getApplicant(context, applicantId);
    shown.push({ policy, applicantId, applicant, year, savedAt: at, savedBy: names.get(by) ?? '' });
  }
  return shown;
}

/** What was typed of that paper so far, and by whom last; revision 0 where nobody has begun. */
export async function readPaperDraft(context: Reading, round: PaperRound): Promise<NewerDraft> {
  await requireReach(context, round);
  const draft = await findPaperDraft(context.tx, round);
  if (!draft) return { revision: 0, facts: {}, saves: [] };
  const { revision, typed: facts, by, at } = draft;
  const names = await findDisplayNames(context.tx, [by]);
  const isOwn = by === getPerson(context.actor).id;
  return { revision, facts, saves: [{ by: names.get(by) ?? '', isOwn, at, facts }] };
}

/**
 * 保存未录完的内容 — keeps what was typed, checked by nobody yet; not an act, so the trail has no line. A draft that
 * another discarded meanwhile begins anew with what is in hand. Refuses as requireEnterable does, with
 * claim.paper-entered where the entry was made meanwhile, and claim.stale-revision when someone else saved since.
 */
export async function savePaperDraft(context: VerbContext, input: PaperRound & SaveDraft): Promise<DraftSaved> {
  const { tx, businessNow } = context;
  await requireEnterable(context, input);
  if (await isPaperWaiting(tx, input)) throw refuse('claim.paper-entered');
  const stored = await findPaperDraft(tx, input);
  if (stored && stored.revision !== input.revision)
    throw refuse('claim.stale-revision', { saved: `${stored.revision}` });
  const { policy, applicantId, year, facts: typed } = input;
  const revision = input.revision + 1;
  await putPaperDraft(tx, {
    policy, applicantId, year, typed, revision, by: getPerson(context.actor).id, at: businessNow,
  });
  return { revision, savedAt: businessNow };
}

/** 放弃 — what was typed is gone, and the trail keeps who threw it away. Refuses as requireReach does. */
export async function discardPaperDraft(context: VerbContext, round: PaperRound): Promise<void> {
  await requireReach(context, round);
  await deletePaperDraft(context.tx, round);
  await recordAudit(context, {
    act: 'claim.discard-paper-draft', object: { kind: 'applicant', id: round.applicantId },
    details: { policy: round.policy, year: round.year },
  });
}
