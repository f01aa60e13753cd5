import { parseDay, parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { z } from 'zod';
import type { Day } from '../foundation/index.ts';
import type { BatchLine } from './batch.ts';

/** 银行回单行 — what the bank says of one instruction. */
export interface BankWord {
  readonly instruction: string;
  readonly outcome: 'paid' | 'failed' | 'returned' | 'unknown';
  readonly amountFen: Fen;
  readonly reference: string;
  readonly day: Day;
  readonly reason: string;
}

/** What was made of a word; only an applied one moves money. */
export type Verdict =
  | 'applied' | 'noted' | 'duplicate' | 'no-such-instruction' | 'amount-differs' | 'other-treasury' | 'reference-used'
  | 'contradicts' | 'day-impossible';

/**
 * Reads a return file (docs/treasury-files.md): one word a line, `instruction,outcome,amount,reference,day,reason`,
 * fields in quotes or plain. Answers the number of the first line that cannot be read instead.
 */
export function readReturnFile(text: string): BankWord[] | { badLine: number } {
  const words: BankWord[] = [];
  const lines = text.replace(/^\u{FEFF}/u, '').split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const word = wordOf(fieldsOf(line));
    if (!word) return { badLine: index + 1 };
    words.push(word);
  }
  return words.length === 0 ? { badLine: 1 } : words;
}

const Word = z.tuple([
  z.string().regex(/^[0-9A-F]{24}$/), z.enum(['paid', 'failed', 'returned', 'unknown']),
  z.string().transform((text) => parseYuan(text) ?? 0n).refine((fen) => fen > 0n),
  z.string().max(60), z.string().refine((text) => parseDay(text) !== undefined), z.string().max(200),
]).refine(([, outcome, , reference]) => outcome !== 'paid' || reference !== '');

function wordOf(fields: readonly string[]): BankWord | undefined {
  const read = Word.safeParse([...fields, '', '', '', '', '', ''].slice(0, 6));
  if (!read.success) return undefined;
  const [instruction, outcome, amountFen, reference, day, reason] = read.data;
  return { instruction, outcome, amountFen, reference, day, reason };
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]
    .map(([, quoted, plain]) => (quoted === undefined ? plain ?? '' : quoted.replaceAll('""', '"')).trim());
}

/** What a bank repeats, speaks of late, or takes back: only a first word on a line that waits moves money, and 退汇. */
const waiting = { paid: 'applied', failed: 'applied', returned: 'applied', unknown: 'noted' } as const;
const verdicts: Readonly<Record<BatchLine['state'], Readonly<Record<BankWord['outcome'], Verdict>>>> = {
  live: waiting,
  unknown: waiting,
  // 退汇 after payment is the one change of mind that banks are known for.
  paid: { paid: 'duplicate', failed: 'contradicts', returned: 'applied', unknown: 'duplicate' },
  failed: { paid: 'contradicts', failed: 'duplicate', returned: 'duplicate', unknown: 'duplicate' },
  // A late word of the payment that came back says no more.
  returned: { paid: 'duplicate', failed: 'contradicts', returned: 'duplicate', unknown: 'duplicate' },
  dropped: {
    paid: 'no-such-instruction', failed: 'no-such-instruction', returned: 'no-such-instruction',
    unknown: 'no-such-instruction',
  },
};

/** 回单研判 — what a word about a line of a released batch means, whatever came before it. */
export function judge(line: Pick<BatchLine, 'state'>, outcome: BankWord['outcome']): Verdict {
  return verdicts[line.state][outcome];
}

/** Why the word cannot be about this line: told by another treasury's bank, of another amount, on an impossible day. */
export function misfit(
  word: BankWord,
  found: { line: Pick<BatchLine, 'amountFen'>; treasury: string; releasedOn: Day; told: string; today: Day },
): Verdict | undefined {
  if (found.treasury !== found.told) return 'other-treasury';
  if (found.line.amountFen !== word.amountFen) return 'amount-differs';
  return word.day < found.releasedOn || word.day > found.today ? 'day-impossible' : undefined;
}
