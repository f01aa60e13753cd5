import type { AgreeInstalments, RecoveryPaper, SetOff, UndoSetOff } from '@qingce/contract';
import { formatYuan, parseYuan } from '@qingce/values';
import { listSameApplicants } from '../applicant/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { sumOf } from '../fund/index.ts';
import { getPerson } from '../identity/index.ts';
import { giveUpWithholding, lockUnsentOrder, withholdOrder } from '../payment/index.ts';
import { auditOnCase, beginOnCase, getKind, readDebt, say } from './case-desk.ts';
import { tellParty } from './open-case.ts';
import { takeOf } from './recovery.ts';
import { insertPlan } from './recovery.sql.ts';

/**
 * 分期缴回 — parts and days that come to what is owed and not under way; a later plan takes the place of an earlier one.
 * Refuses as beginOnCase does, with recovery.suspended, recovery.plan-days and recovery.plan-differs.
 */
export async function agreeInstalments(
  context: VerbContext, input: AgreeInstalments & { caseId: string },
): Promise<void> {
  const recovery = await beginOnCase(context, input.caseId, 'recovery.agree-instalments');
  const { reckoning } = await readDebt(context, recovery);
  if (reckoning.isSuspended) throw refuse('recovery.suspended');
  const parts = input.parts.map(({ dueOn, amount }) => ({ dueOn, amountFen: parseYuan(amount) ?? 0n }));
  const isInOrder = parts.every(({ dueOn, amountFen }, index) =>
    amountFen > 0n && dueOn > (parts[index - 1]?.dueOn ?? context.today));
  if (!isInOrder) throw refuse('recovery.plan-days', undefined, 'parts');
  const freeFen = reckoning.outstandingFen - reckoning.underWayFen;
  if (sumOf(parts) !== freeFen) {
    throw refuse('recovery.plan-differs', { owed: formatYuan(freeFen), planned: formatYuan(sumOf(parts)) }, 'parts');
  }
  const by = getPerson(context.actor).id;
  await insertPlan(context.tx, { id: context.newId(), caseId: recovery.id, parts, by, at: context.businessNow });
  await auditOnCase(context, recovery, {
    act: 'recovery.agree-instalments', details: { parts: parts.length, amount: formatYuan(freeFen) },
  });
}

/**
 * 中止执行 — an appeal holds the debt: no interest, no plan, no set-off until it is resumed. Refuses as beginOnCase does,
 * with recovery.suspended, and with recovery.set-off-under-way while the bank has a set-off in hand.
 */
export async function suspendDebt(context: VerbContext, input: RecoveryPaper & { caseId: string }): Promise<void> {
  const recovery = await beginOnCase(context, input.caseId, 'recovery.suspend');
  const { reckoning } = await readDebt(context, recovery);
  if (reckoning.isSuspended) throw refuse('recovery.suspended');
  if (reckoning.underWayFen > 0n) throw refuse('recovery.set-off-under-way');
  await say(context, recovery, { kind: 'suspend', said: input.note, paper: input.paper });
  await auditOnCase(context, recovery, { act: 'recovery.suspend', details: { documentNo: input.paper } });
}

/** 恢复执行 — the appeal has ended. Refuses as beginOnCase does, and with recovery.not-suspended. */
export async function resumeDebt(context: VerbContext, input: RecoveryPaper & { caseId: string }): Promise<void> {
  const recovery = await beginOnCase(context, input.caseId, 'recovery.resume');
  const { reckoning } = await readDebt(context, recovery);
  if (!reckoning.isSuspended) throw refuse('recovery.not-suspended');
  await say(context, recovery, { kind: 'resume', said: input.note, paper: input.paper });
  await auditOnCase(context, recovery, { act: 'recovery.resume', details: { documentNo: input.paper } });
}

/**
 * 移送司法 — the case was handed to the judicial authorities as well, by its document. Refuses as beginOnCase does, with
 * recovery.no-judicial-transfer for a kind that has none, and with recovery.referred-before.
 */
export async function referCase(context: VerbContext, input: RecoveryPaper & { caseId: string }): Promise<void> {
  const recovery = await beginOnCase(context, input.caseId, 'recovery.refer');
  if (!(await getKind(context, recovery)).judicial) throw refuse('recovery.no-judicial-transfer');
  const { words } = await readDebt(context, recovery);
  if (words.some(({ kind }) => kind === 'refer')) throw refuse('recovery.referred-before');
  await say(context, recovery, { kind: 'refer', said: input.note, paper: input.paper });
  await auditOnCase(context, recovery, { act: 'recovery.refer', details: { documentNo: input.paper } });
}

/**
 * 抵扣 — an order to the same applicant, or to a duplicate merged with it, that has not been sent goes to its treasury
 * for the debt, as far as both reach; the debt stands until the bank has paid it, and what the order does not cover
 * stays owed. Refuses as beginOnCase and lockUnsentOrder do, with recovery.suspended, recovery.other-applicant,
 * recovery.nothing-to-set-off, and as withholdOrder does.
 */
export async function setOff(context: VerbContext, input: SetOff & { caseId: string }): Promise<void> {
  const recovery = await beginOnCase(context, input.caseId, 'recovery.set-off');
  const { order, applicantId } = await lockUnsentOrder(context, input.orderId);
  const same = await listSameApplicants(context.tx, recovery.applicantId);
  if (!same.includes(applicantId)) throw refuse('recovery.other-applicant');
  const { reckoning } = await readDebt(context, recovery);
  if (reckoning.isSuspended) throw refuse('recovery.suspended');
  const taken = takeOf(order.treasury, order.amountFen, reckoning);
  if (taken.length === 0) throw refuse('recovery.nothing-to-set-off', { treasury: order.treasury });
  const parts = taken.map(({ item, amountFen }) => ({ item, amountFen }));
  await withholdOrder(context, order, { caseId: recovery.id, claimId: recovery.claimId, parts });
  await auditOnCase(context, recovery, {
    act: 'recovery.set-off', details: { order: order.number, amount: formatYuan(sumOf(parts)) },
  });
  await tellParty(context, recovery, 'recovery.set-off');
}

/**
 * 撤销抵扣 — the treasury's office takes a planned set-off back, by a reason, before the order is put into a batch: it is
 * paid to the applicant, and the debt is owed as before. Refuses as beginOnCase and lockUnsentOrder do, with
 * recovery.not-set-off for an order that is not withheld for this case, and with payment.no-payee.
 */
export async function undoSetOff(context: VerbContext, input: UndoSetOff & { caseId: string }): Promise<void> {
  const recovery = await beginOnCase(context, input.caseId, 'recovery.undo-set-off');
  const found = await lockUnsentOrder(context, input.orderId);
  if (found.order.withheld?.caseId !== recovery.id) throw refuse('recovery.not-set-off');
  await giveUpWithholding(context, found, { caseId: recovery.id });
  await say(context, recovery, { kind: 'note', said: input.reason, paper: found.order.number });
  await auditOnCase(context, recovery, {
    act: 'recovery.undo-set-off', details: { order: found.order.number, amount: formatYuan(found.order.amountFen) },
  });
  await tellParty(context, recovery, 'recovery.undo-set-off');
}
