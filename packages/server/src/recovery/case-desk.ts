import type { RecoveryKind } from '@qingce/policy-language/evaluate';
import { recordAudit } from '../audit/index.ts';
import type { AuditDetails } from '../audit/index.ts';
import { requireReach } from '../applicant/index.ts';
import { findClaim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { listWithheld } from '../payment/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { reckon, recoveryStates } from './recovery.ts';
import type { Movement, Reckoning, Recovery, RecoveryAct, Word } from './recovery.ts';
import { insertWord, listMovements, listWords, lockCase } from './recovery.sql.ts';

/**
 * The case, held until the transaction ends, for an officer who may deal with it. Refuses with
 * recovery.case-not-found, as requireReach does, and with recovery.case-state.
 */
export async function beginOnCase(
  context: VerbContext, caseId: string, act: Exclude<RecoveryAct, 'recovery.open'>,
): Promise<Recovery> {
  const recovery = await lockCase(context.tx, caseId);
  if (!recovery) throw refuse('recovery.case-not-found');
  await requireReach(context, { claimId: recovery.claimId, applicantId: recovery.applicantId });
  if (!recoveryStates[act].includes(recovery.state)) throw refuse('recovery.case-state', { state: recovery.state });
  return recovery;
}

/** Everything that took a debt down, or will when the bank has paid it. */
async function readMovements(context: Pick<VerbContext, 'tx'>, recovery: Recovery): Promise<Movement[]> {
  const entered = await listMovements(context.tx, recovery.id);
  const withheld = await listWithheld(context.tx, recovery.id);
  const setOffs = withheld.map((order): Movement => {
    assert(order.withheld, 'an order that takes down a debt says which');
    return {
      kind: 'set-off', principalFen: order.amountFen, interestFen: 0n, reference: order.number, onDay: order.paidOn,
      shares: order.withheld.parts.map((part) => ({ treasury: order.treasury, ...part })), reason: '',
    };
  });
  return [...entered, ...setOffs].toSorted((a, b) => ((a.onDay ?? '9') < (b.onDay ?? '9') ? -1 : 1));
}

/** The debt as it stands today, with what made it so. */
export async function readDebt(
  context: Pick<VerbContext, 'tx' | 'today'>, recovery: Recovery, day = context.today,
): Promise<{ reckoning: Reckoning; movements: Movement[]; words: Word[] }> {
  const movements = await readMovements(context, recovery);
  const words = await listWords(context.tx, recovery.id);
  return { reckoning: reckon(recovery, { movements, words, day }), movements, words };
}

/** What the policy in force says of a kind of recovery; the procedure follows the rules of its own day. */
export async function findKind(
  context: Pick<VerbContext, 'tx'>, policy: string, kind: string,
): Promise<RecoveryKind | undefined> {
  const { process } = await getPolicyInForce(context.tx, policy);
  return process.recovery?.find(({ id }) => id === kind);
}

/** The kind that a case was opened under. */
export async function getKind(context: Pick<VerbContext, 'tx'>, recovery: Recovery): Promise<RecoveryKind> {
  const kind = await findKind(context, recovery.policy, recovery.kind);
  if (!kind) throw refuse('recovery.kind-unknown', { kind: recovery.kind }, 'kind');
  return kind;
}

/** Keeps what was said, in its own words. */
export function say(
  context: VerbContext, recovery: Recovery, word: Pick<Word, 'kind' | 'said'> & { paper?: string },
): Promise<void> {
  return insertWord(context.tx, {
    id: context.newId(), caseId: recovery.id, paper: '', ...word, onDay: context.today,
    by: getPerson(context.actor).id, at: context.businessNow,
  });
}

/** The act in the trail: of the case, and in the histories of its claim and applicant. */
export async function auditOnCase(
  context: VerbContext, recovery: Recovery, done: { act: RecoveryAct; details?: AuditDetails },
): Promise<void> {
  const claim = await findClaim(context.tx, recovery.claimId);
  await recordAudit(context, {
    act: done.act, object: { kind: 'recovery-case', id: recovery.id },
    concerns: [{ kind: 'claim', id: recovery.claimId }, { kind: 'applicant', id: recovery.applicantId }],
    details: { case: recovery.number, claim: claim?.number ?? '', ...done.details },
  });
}
