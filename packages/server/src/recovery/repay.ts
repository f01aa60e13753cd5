import type { ReceiveRepayment, WriteOff } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import { formatYuan, parseDay, parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { z } from 'zod';
import { Refusal, assert, refuse } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { repayDebt, sumOf, writeOffDebt } from '../fund/index.ts';
import { getPerson } from '../identity/index.ts';
import { auditOnCase, beginOnCase, readDebt } from './case-desk.ts';
import { allocate, spread } from './recovery.ts';
import type { Recovery } from './recovery.ts';
import { findCaseIdByNumber, findReceipt, insertMovement } from './recovery.sql.ts';

interface Receipt { readonly caseId: string; readonly amountFen: Fen; readonly reference: string; readonly day: Day }

/**
 * 收到缴回 — money that came, by the bank's reference: the principal first, each treasury and item its part, then the
 * interest. Refuses as beginOnCase does, with recovery.received-on for a day before the demand, before the last change
 * of the debt or after today, recovery.reference-used, and recovery.beyond-owed when more came than is owed.
 */
export async function receiveRepayment(
  context: VerbContext, input: ReceiveRepayment & { caseId: string },
): Promise<void> {
  const amountFen = parseYuan(input.amount) ?? 0n;
  await receive(context, {
    caseId: input.caseId, amountFen, reference: input.bankReference, day: input.receivedOn,
  });
}

async function receive(context: VerbContext, { caseId, amountFen, reference, day }: Receipt): Promise<void> {
  const recovery = await beginOnCase(context, caseId, 'recovery.receive');
  if (await findReceipt(context.tx, reference)) throw refuse('recovery.reference-used', undefined, 'bankReference');
  const { reckoning, movements } = await readDebt(context, recovery, day);
  const from = movements.reduce(
    (last, { onDay }) => (onDay !== null && onDay > last ? onDay : last), recovery.decidedAt?.slice(0, 10) ?? day);
  if (day < from || day > context.today) {
    throw refuse('recovery.received-on', { from, today: context.today }, 'receivedOn');
  }
  const allocated = amountFen > 0n ? allocate(amountFen, recovery, reckoning) : undefined;
  if (!allocated) {
    throw refuse('recovery.beyond-owed', {
      owed: formatYuan(reckoning.outstandingFen), interest: formatYuan(reckoning.interestDueFen),
      underWay: formatYuan(reckoning.underWayFen),
    }, 'amount');
  }
  await repayDebt(context, { claimId: recovery.claimId, ...allocated });
  await keepReceipt(context, recovery, {
    ...allocated, interestFen: sumOf(allocated.interest), reference, day,
  });
  await auditOnCase(context, recovery, {
    act: 'recovery.receive', details: { amount: formatYuan(amountFen), reference, receivedOn: day },
  });
}

async function keepReceipt(
  context: VerbContext, recovery: Recovery,
  receipt: { shares: Parameters<typeof sumOf>[0] & Recovery['shares']; interestFen: Fen; reference: string; day: Day },
): Promise<void> {
  try {
    await insertMovement(context.tx, {
      id: context.newId(), caseId: recovery.id, kind: 'receipt', shares: receipt.shares,
      principalFen: sumOf(receipt.shares), interestFen: receipt.interestFen, reference: receipt.reference,
      onDay: receipt.day, paper: '', reason: '', by: getPerson(context.actor).id, at: context.businessNow,
    });
  } catch (error) {
    assert(brokenConstraint(error) === 'recovery_movement_reference', 'only a reference used twice is refused here');
    throw refuse('recovery.reference-used', undefined, 'bankReference');
  }
}

/**
 * 核销 — a recorded decision that an amount is owed no longer, with its document and reason; what waits for the bank as a
 * set-off cannot be written off. Refuses as beginOnCase does, with recovery.same-person and recovery.beyond-owed.
 */
export async function writeOff(context: VerbContext, input: WriteOff & { caseId: string }): Promise<void> {
  const recovery = await beginOnCase(context, input.caseId, 'recovery.write-off');
  const by = getPerson(context.actor).id;
  if (by === recovery.proposedBy || by === recovery.decidedBy) throw refuse('recovery.same-person');
  const amountFen = parseYuan(input.amount) ?? 0n;
  const { reckoning } = await readDebt(context, recovery);
  const free = reckoning.outstanding.map((share, index) =>
    share.amountFen - (reckoning.underWay[index]?.amountFen ?? 0n));
  if (amountFen <= 0n || amountFen > free.reduce((sum, fen) => sum + fen, 0n)) {
    throw refuse('recovery.beyond-owed', {
      owed: formatYuan(reckoning.outstandingFen), interest: formatYuan(reckoning.interestDueFen),
      underWay: formatYuan(reckoning.underWayFen),
    }, 'amount');
  }
  const shares = spread(amountFen, reckoning.outstanding, free);
  await writeOffDebt(context, { claimId: recovery.claimId, shares });
  await insertMovement(context.tx, {
    id: context.newId(), caseId: recovery.id, kind: 'write-off', shares, principalFen: amountFen, interestFen: 0n,
    reference: '', onDay: context.today, paper: input.paper, reason: input.reason, by, at: context.businessNow,
  });
  await auditOnCase(context, recovery, {
    act: 'recovery.write-off', details: { amount: formatYuan(amountFen), documentNo: input.paper },
  });
}

/** What was made of a line of a file of receipts. */
export interface JudgedReceipt {
  readonly line: number; readonly number: string; readonly amountFen: Fen; readonly reference: string;
  readonly verdict: 'applied' | 'duplicate' | 'no-such-case' | 'not-demanded' | 'beyond-owed' | 'day-impossible';
}

const Line = z.tuple([
  z.string().min(1).max(40), z.string().transform((text) => parseYuan(text) ?? 0n).refine((fen) => fen > 0n),
  z.string().min(1).max(60), z.string().refine((text) => parseDay(text) !== undefined),
]);

/**
 * 导入缴回 — a file of receipts, `case number,amount,reference,day` a line. What was entered before is told and not
 * entered again; a line that does not fit is told and left. Refuses with recovery.receipts-unreadable.
 */
export async function importRepayments(context: VerbContext, input: { text: string }): Promise<JudgedReceipt[]> {
  const judged: JudgedReceipt[] = [];
  const lines = input.text.replace(/^\u{FEFF}/u, '').split(/\r?\n/);
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const read = Line.safeParse(text.split(',').map((field) => field.trim()));
    if (!read.success) throw refuse('recovery.receipts-unreadable', { line: `${index + 1}` }, 'text');
    const [number, amountFen, reference, day] = read.data;
    const verdict = await judge(context, { number, amountFen, reference, day });
    judged.push({ line: index + 1, number, amountFen, reference, verdict });
  }
  return judged;
}

const verdictOf: Readonly<Record<string, JudgedReceipt['verdict']>> = {
  'recovery.case-state': 'not-demanded', 'recovery.beyond-owed': 'beyond-owed',
  'recovery.received-on': 'day-impossible',
};

/** A refusal before anything was written leaves the transaction whole, so the other lines go on. */
async function judge(
  context: VerbContext, line: { number: string; amountFen: Fen; reference: string; day: Day },
): Promise<JudgedReceipt['verdict']> {
  const caseId = await findCaseIdByNumber(context.tx, line.number);
  if (caseId === undefined) return 'no-such-case';
  const earlier = await findReceipt(context.tx, line.reference);
  if (earlier) return earlier.caseId === caseId && earlier.amountFen === line.amountFen ? 'duplicate' : 'beyond-owed';
  try {
    await receive(context, { caseId, ...line });
    return 'applied';
  } catch (error) {
    const verdict = error instanceof Refusal ? verdictOf[error.code] : undefined;
    if (verdict === undefined) throw error;
    return verdict;
  }
}
