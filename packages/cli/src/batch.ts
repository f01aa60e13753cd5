/** Assesses a file of claims, a line at a time. */
import { assess } from '@qingce/policy-language';
import type { CheckedPolicy } from '@qingce/policy-language';
import { ANSWERED, BAD_INPUT } from './command.ts';
import { openInput } from './open-input.ts';
import { openProgress } from './progress.ts';
import { readJson, unreadable } from './read-json.ts';
import { LINE_BYTES_MAX, readLines } from './read-lines.ts';
import type { Line } from './read-lines.ts';
import { Refusal } from './refusal.ts';
import type { Say } from './say.ts';
import { toldErrors, toldFault } from './tell-errors.ts';
import type { Told } from './tell-errors.ts';
import type { Terminal } from './terminal.ts';

/** Settings and readings for every line, and where the lines come from. */
export type Batch = {
  readonly policy: CheckedPolicy; readonly file: string;
  readonly settings: Readonly<Record<string, string>>; readonly readings: Readonly<Record<string, string>>;
};

// Answers are gathered to this length before they are written, so that a million lines are not a million
// writes.
const WRITE_LENGTH = 64 * 1024;

/**
 * One answer a line in the order of the lines; a bad line is told in its place and the run goes on, to end
 * with 2.
 */
export async function assessBatch(
  batch: Batch,
  { say, terminal }: { say: Say; terminal: Terminal },
): Promise<number> {
  let [pending, hasBadLine, isEmpty] = ['', false, true];
  const progress = openProgress(terminal);
  try {
    const { bytes, share } = openInput(batch.file, terminal);
    for await (const line of readLines(bytes)) {
      const answer = answerLine(batch, line, say);
      isEmpty = false;
      progress.tell(share(), say('simulated', { n: line.number }));
      hasBadLine ||= 'errors' in answer;
      pending += `${JSON.stringify(answer)}\n`;
      if (pending.length < WRITE_LENGTH) continue;
      await terminal.out(pending);
      pending = '';
    }
  } catch (error) {
    // Only opening and reading the file fail with a code of the system.
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new Refusal(unreadable(batch.file, error));
  } finally {
    progress.end();
  }
  if (isEmpty) throw new Refusal({ code: 'EMPTY', path: batch.file, sentence: 'emptyJson' });
  await terminal.out(pending);
  return hasBadLine ? BAD_INPUT : ANSWERED;
}

function answerLine(batch: Batch, { number, bytes }: Line, say: Say): object {
  if (!bytes)
    return bad(number, [
      toldFault(
        { code: 'TOO_LONG', path: '', sentence: 'lineTooLong', values: { max: String(LINE_BYTES_MAX) } },
        say,
      ),
    ]);
  const read = readJson(bytes, '');
  if ('fault' in read) return bad(number, [toldFault(read.fault, say)]);
  const assessment = assess(batch.policy, {
    facts: read.json,
    settings: batch.settings,
    readings: batch.readings,
  });
  return 'errors' in assessment ? bad(number, toldErrors(assessment.errors, say)) : assessment.answer;
}

function bad(line: number, errors: readonly Told[]): object {
  return { line, errors };
}
