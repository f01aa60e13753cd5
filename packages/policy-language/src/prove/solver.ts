/** Asks the solver's process, one question at a time, and ends it where it takes too long, falls or is not wanted. */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Sort } from './term.ts';

/** `script`: declarations and assertions in SMT-LIB 2. */
export type SolverQuestion = {
  readonly script: string;
  readonly milliseconds: number;
  /** Symbols of which a model should give the values. */
  readonly values: readonly { readonly symbol: string; readonly sort: Sort }[];
};
/** `model`: the value of each symbol, as SMT-LIB writes it. `why`: `timeout`, `ended`, or the solver's complaint. */
export type Reply =
  | { readonly result: 'unsat' }
  | { readonly result: 'sat'; readonly model: readonly (readonly [string, string])[] }
  | { readonly result: 'unknown'; readonly why: string };

export type Solver = {
  readonly ask: (question: SolverQuestion) => Promise<Reply>;
  /** Ends the process, if one runs; a question still open is answered `ended`. */
  readonly close: () => void;
};

/** How much longer than its own deadline the solver may take before its process is ended. */
const GRACE = 2000;
/** The first question waits for the process to start and to load the solver. */
const START = 20_000;

/** A solver whose process starts with the first question, and anew after one that had to be ended. */
export function openSolver(file = fileURLToPath(new URL('solver-process.ts', import.meta.url))): Solver {
  let running: Running | undefined;
  let isClosed = false;
  const end = (): void => {
    running?.child.kill('SIGKILL');
    running = undefined;
  };
  return {
    ask: async (question) => {
      if (isClosed) return { result: 'unknown', why: 'ended' };
      const isNew = running === undefined;
      running ??= start(file);
      const reply = await within(question.milliseconds + GRACE + (isNew ? START : 0), running, question);
      if (typeof reply === 'object') return reply;
      end();
      return { result: 'unknown', why: reply };
    },
    close: () => {
      isClosed = true;
      end();
    },
  };
}

type Running = { readonly child: ChildProcessWithoutNullStreams; readonly lines: AsyncIterator<string> };

function start(file: string): Running {
  const child = spawn(process.execPath, [file], { stdio: 'pipe' });
  // What it cannot say because it is gone shows as the end of its lines.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  child.stderr.resume();
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

/** The reply; the word for why there is none, after which the process is of no more use. */
async function within(
  milliseconds: number,
  { child, lines }: Running,
  question: SolverQuestion,
): Promise<Reply | 'timeout' | 'ended'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), milliseconds);
  });
  child.stdin.write(`${JSON.stringify(question)}\n`);
  const reply = await Promise.race([late, lines.next().then(read)]);
  clearTimeout(timer);
  return reply;
}

function read(line: IteratorResult<string>): Reply | 'ended' {
  return line.done === true ? 'ended' : (JSON.parse(line.value) as Reply);
}
