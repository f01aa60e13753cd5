import type { ProposeDraft, PublishDraft } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { recordAudit } from '../audit/index.ts';
import { countReceived } from '../claim/index.ts';
import { misfitsOfSources } from '../crosscheck/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { misfitsOfIdentifying } from '../likeness/index.ts';
import { getPolicyInForce, keepPolicyText, lockPolicy, publishPolicy } from '../policy/index.ts';
import { misfitsOfKinds } from '../recognition/index.ts';
import { findWindow } from '../window/index.ts';
import { requireOpen, requireProposed } from './drafting.ts';
import type { Draft, Proposal } from './drafting.ts';
import { insertProposal, listProposals, listSaves, lockDraft, updateProposal } from './drafting.sql.ts';
import type { Examined, Texts } from './examine.ts';
import { requireChecked, requireExamples } from './reckon.ts';

/** What was examined before the transaction: it follows from the save alone, which never changes. */
interface OfSave { readonly draftId: string; readonly save: number; readonly texts: Texts; readonly examined: Examined }

/**
 * 提请发布 — the newest save, with what decided the change. Refuses with drafting.not-found, drafting.proposed,
 * drafting.published, drafting.not-newest, and with all that publishing refuses with but a window that is open.
 */
export async function proposeDraft(
  context: VerbContext, input: Omit<ProposeDraft, 'save'> & OfSave,
): Promise<{ hash: string }> {
  const { tx, actor, businessNow } = context;
  const draft = await lockDraft(tx, input.draftId);
  if (!draft) throw refuse('drafting.not-found');
  requireOpen(await listProposals(tx, draft.id));
  const newest = (await listSaves(tx, draft.id))[0]?.number ?? 0;
  if (newest !== input.save) throw refuse('drafting.not-newest', { save: `${newest}` });
  const { hash } = await requirePublishable(context, draft, input);
  const { save, reason, document, documentNo } = input;
  await insertProposal(tx, draft.id, {
    id: context.newId(), save, hash, reason, document, documentNo, by: getPerson(actor).id, at: businessNow,
  });
  await recordAudit(context, {
    act: 'drafting.propose', ...subjectOf(draft), details: { save, hash, documentNo },
  });
  return { hash };
}

/**
 * 发布 — a second person puts exactly the text that they saw in force, at once for all that is begun from now on; what is
 * received keeps the version it was received under. Refuses with drafting.not-found, drafting.not-proposed,
 * drafting.published, drafting.not-that-text, drafting.same-person, drafting.base-outdated, drafting.other-policy,
 * drafting.unchanged, drafting.has-errors, drafting.no-examples, drafting.examples-fail, drafting.beside-policy,
 * drafting.window-open and drafting.published-before.
 */
export async function publishDraft(context: VerbContext, input: PublishDraft & OfSave): Promise<{ hash: string }> {
  const { tx } = context;
  const draft = await lockDraft(tx, input.draftId);
  if (!draft) throw refuse('drafting.not-found');
  const proposal = requireProposed(await listProposals(tx, draft.id));
  if (proposal.save !== input.save || proposal.hash !== input.hash) throw refuse('drafting.not-that-text');
  await requireSecondPerson(context, draft, proposal);
  await lockPolicy(tx, draft.policy);
  const policy = await requirePublishable(context, draft, input);
  if (policy.hash !== proposal.hash) throw refuse('drafting.not-that-text');
  await requireNoneReceived(context, draft.policy);
  if (!(await publishPolicy(context, policy))) throw refuse('drafting.published-before');
  const { source, policy: text, examples } = input.texts;
  await keepPolicyText(context, { hash: policy.hash, text: { source, policy: text }, examples });
  await settle(context, { draft, proposal, outcome: 'published', note: null });
  return { hash: policy.hash };
}

/** 退回 — with the reason; the draft is open again. Refuses with drafting.not-found and drafting.not-proposed. */
export async function returnDraft(context: VerbContext, input: { draftId: string; reason: string }): Promise<void> {
  const draft = await lockDraft(context.tx, input.draftId);
  if (!draft) throw refuse('drafting.not-found');
  const proposal = requireProposed(await listProposals(context.tx, draft.id));
  await settle(context, { draft, proposal, outcome: 'returned', note: input.reason });
}

/** 撤回提请 — the draft is open again. Refuses with drafting.not-found and drafting.not-proposed. */
export async function withdrawProposal(context: VerbContext, input: { draftId: string }): Promise<void> {
  const draft = await lockDraft(context.tx, input.draftId);
  if (!draft) throw refuse('drafting.not-found');
  const proposal = requireProposed(await listProposals(context.tx, draft.id));
  await settle(context, { draft, proposal, outcome: 'withdrawn', note: null });
}

async function settle(
  context: VerbContext,
  done: { draft: Draft; proposal: Proposal; outcome: NonNullable<Proposal['outcome']>; note: string | null },
): Promise<void> {
  const { draft, proposal, outcome, note } = done;
  await updateProposal(context.tx, proposal.id, {
    outcome, by: getPerson(context.actor).id, at: context.businessNow, note,
  });
  const acts = { published: 'drafting.publish', returned: 'drafting.return', withdrawn: 'drafting.withdraw' } as const;
  await recordAudit(context, {
    act: acts[outcome], ...subjectOf(draft), details: { save: proposal.save, hash: proposal.hash },
  });
}

function subjectOf(draft: Draft) {
  return {
    object: { kind: 'policy-draft', id: draft.id }, concerns: [{ kind: 'policy', id: draft.policy }],
  };
}

/** 两人 — neither who proposed nor who wrote any of it. */
async function requireSecondPerson({ tx, actor }: VerbContext, draft: Draft, proposal: Proposal): Promise<void> {
  const { id } = getPerson(actor);
  const writers = (await listSaves(tx, draft.id)).map(({ by }) => by);
  if ([draft.begunBy, proposal.by, ...writers].includes(id)) throw refuse('drafting.same-person');
}

/** The checked policy of a text that may come into force, leaving aside when. */
async function requirePublishable(
  { tx }: VerbContext, draft: Draft, { texts, examined }: OfSave,
): Promise<CheckedPolicy> {
  const inForce = await getPolicyInForce(tx, draft.policy);
  if (inForce.hash !== draft.baseHash) throw refuse('drafting.base-outdated');
  const policy = requireChecked(examined);
  if (policy.id !== draft.policy) throw refuse('drafting.other-policy', { policy: draft.policy });
  if (policy.hash === draft.baseHash) throw refuse('drafting.unchanged');
  requireExamples(examined.examination);
  const misfits = [
    ...await misfitsOfSources(tx, policy), ...await misfitsOfKinds(tx, policy),
    ...await misfitsOfIdentifying(tx, policy), ...templatesBeyond(policy, texts.base),
  ];
  if (misfits.length > 0) throw refuse('drafting.beside-policy', { complaints: misfits.join('；') });
  return policy;
}

/** Templates lie in the folder of the policy, where no draft puts one. */
function templatesBeyond(policy: CheckedPolicy, base: CheckedPolicy): string[] {
  const known = new Set(base.process.materials.flatMap(({ template }) => template ?? []));
  return policy.process.materials.flatMap(({ id, template }) =>
    (template === undefined || known.has(template) ? [] : [`${id}: ${template}`]));
}

/**
 * 一个年度一个文本 — what is received keeps its version, so while claims of a year are still coming in a new version would
 * judge neighbours by two texts. Refuses with drafting.window-open.
 */
async function requireNoneReceived({ tx, today }: VerbContext, id: string): Promise<void> {
  const policy = await getPolicyInForce(tx, id);
  // Claims of a year are received in the year after it; prolonged, perhaps in the one after that.
  const year = Number.parseInt(today.slice(0, 4), 10);
  for (const claimYear of [year - 2, year - 1]) {
    const window = await findWindow(tx, policy, claimYear);
    const isOpen = window && window.opens <= today && today <= window.lastDay;
    if (isOpen && await countReceived(tx, { policy: id, claimYear }) > 0)
      throw refuse('drafting.window-open', { lastDay: window.lastDay });
  }
}
