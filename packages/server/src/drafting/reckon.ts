import { createHash } from 'node:crypto';
import type { BeginReckoning, ExamineDraft, Examination } from '@qingce/contract';
import { fillFromRecord } from '@qingce/policy-language/evaluate';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { listClaims, readClaimFacts } from '../claim/index.ts';
import { listPriorAwards } from '../eligibility/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findPolicyText, getPolicyVersion } from '../policy/index.ts';
import { findDraft, findSave } from './drafting.sql.ts';
import type { Examined, Texts } from './examine.ts';
import { runTask } from './run-task.ts';
import type { Task } from './run-task.ts';

type Reading = Pick<VerbContext, 'tx' | 'businessNow'>;

/** What a text of a draft is examined with. Refuses with drafting.not-found. */
export async function readTexts(
  { tx }: Pick<Reading, 'tx'>, { draftId, policy, examples }: ExamineDraft & { draftId: string },
): Promise<Texts> {
  const draft = await findDraft(tx, draftId);
  if (!draft) throw refuse('drafting.not-found');
  const kept = await findPolicyText(tx, draft.baseHash);
  assert(kept, 'a draft begins from a version whose text is kept');
  return { source: kept.source, policy, examples, base: await getPolicyVersion(tx, draft.baseHash) };
}

/** The same of one of its saves. Refuses with drafting.not-found. */
export async function readSavedTexts(
  context: Pick<Reading, 'tx'>, { draftId, save }: { draftId: string; save: number },
): Promise<Texts> {
  const found = await findSave(context.tx, draftId, save);
  if (!found) throw refuse('drafting.not-found');
  return readTexts(context, { draftId, policy: found.policy, examples: found.examples });
}

const examinedMost = 20;
const examined = new Map<string, Promise<Examined>>();

/** 检查 — in a thread; the same texts are examined once. Refuses with drafting.too-long. */
export function examineInThread(texts: Texts): Promise<Examined> {
  const { source, policy, examples, base } = texts;
  const key = createHash('sha256').update(JSON.stringify([source, policy, examples, base.hash])).digest('hex');
  const known = examined.get(key);
  if (known) return known;
  const running = runTask({ kind: 'examine', texts }).result;
  examined.set(key, running);
  running.catch(() => examined.delete(key));
  const [oldest] = examined.keys();
  if (examined.size > examinedMost && oldest !== undefined) examined.delete(oldest);
  return running;
}

/** The checked policy of a text; refuses with drafting.has-errors where it has one. */
export function requireChecked({ policy, examination }: Examined): CheckedPolicy {
  if (policy) return policy;
  const errors = examination.complaints.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  assert(first, 'a text without a policy has an error');
  throw refuse('drafting.has-errors', {
    count: `${errors.length + examination.moreComplaints}`, line: `${first.line}`,
    first: `${first.message.zh} ${first.message.en}`,
  });
}

/** Every example comes out, and there is one: refuses with drafting.no-examples and drafting.examples-fail. */
export function requireExamples({ examples }: Examination): void {
  const [first] = examples.runs;
  if (first) throw refuse('drafting.examples-fail', { count: `${examples.failed}`, example: first.id });
  if (examples.passed === 0) throw refuse('drafting.no-examples');
}

/** What a reckoning of that kind is to do. */
export function taskOf(
  asked: BeginReckoning, { texts, policy, underWay }: { texts: Texts; policy: CheckedPolicy; underWay: unknown[] },
): Extract<Task, { kind: 'effect' | 'proof' }> {
  if (asked.kind === 'proof') return { kind: 'proof', policy };
  const { claims, seed } = asked;
  return {
    kind: 'effect',
    effect: { before: texts.base, after: policy, examples: texts.examples, underWay, synthetic: { claims, seed } },
  };
}

// Received and not decided: later ones are done with, earlier ones are nobody's but the applicant's.
const underWayStates = [
  'submitted', 'returned', 'accepted', 'verified', 'reviewed', 'jointly-approved', 'in-notice',
] as const;
const underWayMost = 2000;

/** 在办申报 — the facts of the claims under way under a policy, as they were claimed; no more than two thousand. */
export async function readUnderWay(context: Reading, policy: CheckedPolicy): Promise<unknown[]> {
  const claims = (await listClaims(context.tx, { states: [...underWayStates] }))
    .filter((claim) => claim.policy === policy.id).slice(0, underWayMost);
  const facts: unknown[] = [];
  for (const claim of claims) {
    const record = (await listPriorAwards(context.tx, claim)).filter(({ claimId }) => claimId !== claim.id);
    facts.push(fillFromRecord(policy, await readClaimFacts(context, claim), record));
  }
  return facts;
}
