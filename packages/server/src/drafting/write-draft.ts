import type { BeginDraft, PolicyDraftSaved, SavePolicyDraft } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames, getPerson } from '../identity/index.ts';
import { findPolicyExamples, findPolicyText, getPolicyInForce } from '../policy/index.ts';
import { requireOpen } from './drafting.ts';
import type { Draft } from './drafting.ts';
import { insertDraft, insertSave, listProposals, listSaves, lockDraft } from './drafting.sql.ts';

/**
 * 起草 — a draft that begins as the version in force stands, with its worked examples. Refuses with policy.not-found, and
 * with drafting.no-text where the files of that version were not kept.
 */
export async function beginDraft(context: VerbContext, input: BeginDraft): Promise<Draft> {
  const { tx, businessNow } = context;
  const policy = await getPolicyInForce(tx, input.policy);
  const text = await findPolicyText(tx, policy.hash);
  if (!text) throw refuse('drafting.no-text');
  const begunBy = getPerson(context.actor).id;
  const draft: Draft = {
    id: context.newId(), policy: policy.id, baseHash: policy.hash, title: input.title, begunBy, begunAt: businessNow,
  };
  await insertDraft(tx, draft);
  const examples = await findPolicyExamples(tx, policy.hash) ?? '';
  await insertSave(tx, draft.id, { number: 1, policy: text.policy, examples, by: begunBy, at: businessNow });
  await recordAudit(context, {
    act: 'drafting.begin', object: { kind: 'policy-draft', id: draft.id },
    concerns: [{ kind: 'policy', id: policy.id }], details: { base: policy.hash },
  });
  return draft;
}

/**
 * 保存草案 — keeps both texts as the next save; not an act, so the trail has no line. Refuses with drafting.not-found,
 * drafting.proposed, drafting.published, and drafting.saved-since when somebody saved after the writer last read.
 */
export async function saveDraft(
  context: VerbContext, { draftId, base, policy, examples }: SavePolicyDraft & { draftId: string },
): Promise<PolicyDraftSaved> {
  const { tx, businessNow } = context;
  const draft = await lockDraft(tx, draftId);
  if (!draft) throw refuse('drafting.not-found');
  requireOpen(await listProposals(tx, draftId));
  const [newest] = await listSaves(tx, draftId);
  const number = newest?.number ?? 0;
  if (newest && number !== base) {
    const by = (await findDisplayNames(tx, [newest.by])).get(newest.by) ?? '';
    throw refuse('drafting.saved-since', { by, at: newest.at.slice(0, 16).replace('T', ' '), save: `${number}` });
  }
  await insertSave(tx, draftId, {
    number: number + 1, policy, examples, by: getPerson(context.actor).id, at: businessNow,
  });
  return { save: number + 1, savedAt: businessNow };
}
