import { createHash } from 'node:crypto';
import type { RecordBankResult } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { finishAct, lockClaimOf } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { confirmDisbursement, recordBounce, repayDebt } from '../fund/index.ts';
import { getPerson } from '../identity/index.ts';
import { judge, misfit, readReturnFile } from './bank-return.ts';
import type { BankWord, Verdict } from './bank-return.ts';
import { sentBy } from './batch.ts';
import {
  findBatch, findReturnFile, insertReturnFile, listStandingLines, listVerdicts, lockInstruction, setLineState,
  wasPaidBefore,
} from './batch.sql.ts';
import { actsForOrder, lockOwnClaim } from './own-treasury.ts';
import { findOrderByReference, listOrders, lockOrder, markPaid, markReturned } from './payment.sql.ts';
import { paymentTransitions } from './payment.ts';
import type { Order, Withheld } from './payment.ts';
import { netOf } from './tax.ts';

export interface JudgedWord extends BankWord { readonly verdict: Verdict }

/**
 * 导入银行回单 — takes what the bank says, line by line: matched, partly failed, returned, late, unknown or said before. The
 * same file imported again answers as the first time and posts nothing. Refuses with payment.return-unreadable.
 */
export async function importReturns(
  context: VerbContext, input: { treasury: string; name: string; text: string },
): Promise<JudgedWord[]> {
  const sha256 = createHash('sha256').update(input.text).digest('hex');
  const earlier = await findReturnFile(context.tx, sha256);
  if (earlier !== undefined) return listVerdicts(context.tx, earlier);
  const words = readReturnFile(input.text);
  if ('badLine' in words) throw refuse('payment.return-unreadable', { line: `${words.badLine}` }, 'text');
  const judged: JudgedWord[] = [];
  for (const word of words) judged.push({ ...word, verdict: await hear(context, word, input) });
  const id = context.newId();
  const { treasury, name } = input;
  const importedBy = getPerson(context.actor).id;
  const file = { id, treasury, name, sha256, importedBy, importedAt: context.businessNow };
  await insertReturnFile(context.tx, file, judged);
  const applied = judged.filter(({ verdict }) => verdict === 'applied').length;
  await recordAudit(context, {
    act: 'payment.import-returns', object: { kind: 'bank-return-file', id },
    details: { treasury, sha256, lines: judged.length, applied },
  });
  return judged;
}

/**
 * 银行回执 — the bank's word on one released order, entered by hand and without a file, so not by whoever built or released
 * its batch. Refuses with payment.order-not-found, payment.order-state, payment.other-treasury, payment.same-person,
 * payment.reference-used, and payment.paid-on for a day before its release or after today.
 */
export async function recordBankResult(
  context: VerbContext, input: RecordBankResult & { orderId: string },
): Promise<void> {
  const order = await lockOrder(context.tx, input.orderId);
  if (!order) throw refuse('payment.order-not-found');
  await lockOwnClaim(context, order);
  if (order.state !== 'released') throw refuse('payment.order-state', { state: order.state });
  const [line] = await listStandingLines(context.tx, [order.id]);
  const batch = line && await findBatch(context.tx, line.batchId);
  assert(line && batch, 'a released order stands in a batch');
  if (sentBy(batch, getPerson(context.actor).id)) throw refuse('payment.same-person');
  const word: BankWord = {
    instruction: line.instruction, outcome: 'paid', amountFen: line.amountFen, reference: input.bankReference,
    day: input.paidOn, reason: '',
  };
  const verdict = await hear(context, word, order);
  if (verdict === 'day-impossible') throw refuse('payment.paid-on', { today: context.today }, 'paidOn');
  if (verdict === 'reference-used') throw refuse('payment.reference-used', undefined, 'bankReference');
  assert(verdict === 'applied', `a released order takes its first word, not ${verdict}`);
}

/** What a word means, and its effect when it has one. */
async function hear(
  context: VerbContext, word: BankWord, { treasury }: { treasury: string },
): Promise<Verdict> {
  const found = await lockInstruction(context.tx, word.instruction);
  if (!found) return 'no-such-instruction';
  const order = await lockOrder(context.tx, found.line.orderId);
  assert(order, 'a line has an order');
  // A treasury hears its own bank: nobody says for another one what its bank paid.
  if (!await actsForOrder(context, await lockClaimOf(context, order.claimId), order)) return 'other-treasury';
  const verdict = misfit(word, { ...found, told: treasury, today: context.today }) ?? judge(found.line, word.outcome);
  if (verdict === 'noted') {
    await setLineState(context.tx, { instruction: word.instruction, state: 'unknown' });
    return verdict;
  }
  const { state, taxFen } = found.line;
  return verdict === 'applied' ? heed(context, word, { order, wasPaid: state === 'paid', taxFen }) : verdict;
}

/** The effect of a word that moves money. */
async function heed(
  context: VerbContext, word: BankWord, { order, wasPaid, taxFen }: { order: Order; wasPaid: boolean; taxFen: Fen },
): Promise<Verdict> {
  // A debt that went down by a payment within the treasury does not stand up again by a word of the bank.
  if (order.withheld && wasPaid) return 'contradicts';
  if (word.outcome === 'paid') return pay(context, order, { ...word, taxFen });
  await giveBack(context, order, { ...word, wasPaid, taxFen });
  return 'applied';
}

async function pay(context: VerbContext, order: Order, word: BankWord & { taxFen: Fen }): Promise<Verdict> {
  // Held before the other orders are looked at: of two last results at once one must see the other.
  const claim = await lockClaimOf(context, order.claimId);
  if (await findOrderByReference(context.tx, word.reference)) return 'reference-used';
  try {
    await markPaid(context.tx, { id: order.id, bankReference: word.reference, paidOn: word.day });
  } catch (error) {
    assert(brokenConstraint(error) === 'payment_order_bank_reference', 'only a reference used twice is refused here');
    throw refuse('payment.reference-used', undefined, 'bankReference');
  }
  await setLineState(context.tx, { instruction: word.instruction, state: 'paid' });
  const { net, tax } = netOf(order, word.taxFen);
  // What was withheld at a first payment stays withheld when that comes back.
  const isTaxNew = !await wasPaidBefore(context.tx, order.id);
  await confirmDisbursement(context, { ...order, parts: net, ...(isTaxNew && { tax }) });
  if (order.withheld) await takeDown(context, order, order.withheld);
  await auditWord(context, order, word);
  const orders = await listOrders(context.tx, order.claimId);
  if (orders.every((other) => other.state === 'paid')) {
    await finishAct(context, claim, { transition: paymentTransitions.complete });
  }
  return 'applied';
}

/** 抵扣入账 — only now, with the bank's word, the debt goes down by what was paid to the treasury itself. */
function takeDown(context: VerbContext, { treasury }: Order, { claimId, parts }: Withheld): Promise<void> {
  return repayDebt(context, { claimId, shares: parts.map((part) => ({ treasury, ...part })) });
}

/** 退汇 or failure: the order waits to be ordered anew; a claim that was paid is open again. */
async function giveBack(
  context: VerbContext, order: Order, word: BankWord & { wasPaid: boolean; taxFen: Fen },
): Promise<void> {
  const claim = await lockClaimOf(context, order.claimId);
  // What came back before it was ever called paid is as good as failed: the share is payable still.
  const state = word.wasPaid ? 'returned' : 'failed';
  await setLineState(context.tx, { instruction: word.instruction, state });
  await markReturned(context.tx, order.id);
  if (word.wasPaid) await recordBounce(context, { ...order, parts: netOf(order, word.taxFen).net });
  await auditWord(context, order, word);
  if (claim.state === 'paid') await finishAct(context, claim, { transition: paymentTransitions.reopen });
}

function auditWord(
  context: VerbContext, order: Order, word: BankWord & { wasPaid?: boolean },
): Promise<void> {
  return recordAudit(context, {
    act: 'payment.record-result', object: { kind: 'payment-order', id: order.id },
    concerns: [{ kind: 'claim', id: order.claimId }],
    details: {
      number: order.number, treasury: order.treasury, amount: formatYuan(word.amountFen), outcome: word.outcome,
      instruction: word.instruction, wasPaid: word.wasPaid ?? false,
    },
  });
}
