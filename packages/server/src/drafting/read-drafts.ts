import type { PolicyDraft, PolicyDraftLine } from '@qingce/contract';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames } from '../identity/index.ts';
import { findPolicyExamples, findPolicyText, getPolicyInForce } from '../policy/index.ts';
import { findDraft, findSave, listDrafts, listProposals, listSaves } from './drafting.sql.ts';
import { stateOf } from './drafting.ts';
import type { Draft } from './drafting.ts';

type Reading = Pick<VerbContext, 'tx'>;

/** 政策草案 — all of them, the newest first. */
export async function readDrafts(context: Reading): Promise<PolicyDraftLine[]> {
  const lines: PolicyDraftLine[] = [];
  for (const draft of await listDrafts(context.tx)) lines.push(await lineOf(context, draft));
  return lines;
}

async function lineOf({ tx }: Reading, draft: Draft): Promise<PolicyDraftLine> {
  const inForce = await getPolicyInForce(tx, draft.policy);
  const [newest] = await listSaves(tx, draft.id);
  assert(newest, 'a draft begins with a save');
  const names = await findDisplayNames(tx, [draft.begunBy, newest.by]);
  return {
    id: draft.id, policy: draft.policy, policyTitle: inForce.title, title: draft.title,
    state: stateOf(draft, { proposals: await listProposals(tx, draft.id), inForce: inForce.hash }),
    begunBy: names.get(draft.begunBy) ?? '', begunAt: draft.begunAt, save: newest.number,
    savedBy: names.get(newest.by) ?? '', savedAt: newest.at,
  };
}

/** 政策草案 — with its newest text and that of the version it began from. Refuses with drafting.not-found. */
export async function readDraft(context: Reading, draftId: string): Promise<PolicyDraft> {
  const { tx } = context;
  const draft = await findDraft(tx, draftId);
  if (!draft) throw refuse('drafting.not-found');
  const line = await lineOf(context, draft);
  const newest = await findSave(tx, draftId, line.save);
  const base = await findPolicyText(tx, draft.baseHash);
  assert(newest && base, 'a draft has a save, and began from a version whose text is kept');
  const [saves, proposals] = [await listSaves(tx, draftId), await listProposals(tx, draftId)];
  const people = [...saves.map(({ by }) => by), ...proposals.flatMap(({ by, settledBy }) => [by, settledBy ?? by])];
  const names = await findDisplayNames(tx, [...new Set(people)]);
  const nameOf = (id: string): string => names.get(id) ?? '';
  return {
    ...line, baseHash: draft.baseHash, source: base.source,
    base: { policy: base.policy, examples: await findPolicyExamples(tx, draft.baseHash) ?? '' },
    text: { policy: newest.policy, examples: newest.examples },
    saves: saves.map(({ number, by, at }) => ({ save: number, by: nameOf(by), at })),
    proposals: proposals.map(({ id: _id, by, settledBy, ...proposal }) => ({
      ...proposal, by: nameOf(by), settledBy: settledBy === null ? null : nameOf(settledBy),
    })),
  };
}

/**
 * The save that was proposed last, whatever became of it: a second press must reach the verb, which answers as it did
 * the first time. Refuses with drafting.not-found and drafting.not-proposed.
 */
export async function findProposedSave({ tx }: Reading, draftId: string): Promise<number> {
  if (!(await findDraft(tx, draftId))) throw refuse('drafting.not-found');
  const [latest] = await listProposals(tx, draftId);
  if (!latest) throw refuse('drafting.not-proposed');
  return latest.save;
}
