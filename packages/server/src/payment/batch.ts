import { createHash } from 'node:crypto';
import { amountInWords, formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import type { PaymentBatch } from '@qingce/contract';
import type { Day, Instant } from '../foundation/index.ts';

/** 支付批次 — orders of one treasury that go out together: built by one, checked by another, released by a third. */
export interface Batch {
  readonly id: string;
  readonly treasury: string;
  readonly year: number;
  readonly sequence: number;
  readonly state: PaymentBatch['state'];
  readonly lineCount: number;
  readonly totalFen: Fen;
  readonly file: string;
  readonly fileSha256: string;
  readonly builtBy: string;
  readonly builtAt: Instant;
  readonly checkedBy: string | null;
  readonly checkedAt: Instant | null;
  readonly releasedBy: string | null;
  readonly releasedAt: Instant | null;
}

/** Whether the person made the file of the batch or let it go: the two who must not say that it arrived. */
export function sentBy(batch: Pick<Batch, 'builtBy' | 'releasedBy'> | undefined, person: string): boolean {
  return person === batch?.builtBy || person === batch?.releasedBy;
}

/** 支付指令行 — one order in a batch, under the name that the bank knows it by. */
export interface BatchLine {
  readonly batchId: string;
  readonly line: number;
  readonly orderId: string;
  readonly instruction: string;
  /** What the bank pays, and what the treasury withholds beside it. */
  readonly amountFen: Fen;
  readonly taxFen: Fen;
  readonly payeeId: string;
  readonly state: 'live' | 'unknown' | 'paid' | 'failed' | 'returned' | 'dropped';
}

/** What a line of the file says. */
export interface FileLine {
  readonly instruction: string;
  readonly amountFen: Fen;
  readonly taxFen: Fen;
  readonly holder: string;
  readonly account: string;
  readonly bank: string;
  /** 支付系统行号 of the branch; null where it is not known. */
  readonly bankCode: string | null;
  readonly claimNumber: string;
}

/** The number that people call a batch by: `city-2017-003`. */
export function batchNumber(batch: { treasury: string; year: number; sequence: number }): string {
  return `${batch.treasury}-${batch.year}-${`${batch.sequence}`.padStart(3, '0')}`;
}

/** The same order and attempt always have the same name, so that the bank can tell a payment sent twice. */
export function instructionOf(order: { id: string; attempt: number }): string {
  return createHash('sha256').update(`${order.id}|${order.attempt}`).digest('hex').slice(0, 24).toUpperCase();
}

/**
 * 国库支付文件 — the documented text that goes to the treasury (docs/treasury-files.md): UTF-8, comma separated, every field
 * in quotes, lines ended by CR LF. Equal rows give equal bytes.
 */
export function treasuryFile(
  batch: { number: string; treasury: string; day: Day }, lines: readonly FileLine[],
): { text: string; sha256: string; totalFen: Fen } {
  const totalFen = lines.reduce((sum, line) => sum + line.amountFen, 0n);
  const taxFen = lines.reduce((sum, line) => sum + line.taxFen, 0n);
  const head = ['H', '3', batch.number, batch.treasury, batch.day, `${lines.length}`, formatYuan(totalFen),
    amountInWords(totalFen), formatYuan(taxFen)];
  const rows = lines.map((line, index) => ['D', `${index + 1}`, line.instruction, formatYuan(line.amountFen),
    line.holder, line.account, line.bank, line.bankCode ?? '', line.claimNumber, formatYuan(line.taxFen),
    formatYuan(line.amountFen + line.taxFen)]);
  const text = [head, ...rows].map((fields) => `${fields.map(quoted).join(',')}\r\n`).join('');
  return { text, sha256: createHash('sha256').update(text).digest('hex'), totalFen };
}

function quoted(field: string): string {
  return `"${field.replaceAll('"', '""')}"`;
}
