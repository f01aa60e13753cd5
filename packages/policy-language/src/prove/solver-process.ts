/**
 * The solver's own process: reads one question a line from standard input and writes one reply a line to
 * standard output. Only this file loads Z3 (35 MB of WebAssembly), so whoever asks neither carries it nor falls
 * with it, and ends it by ending the process.
 */
import { createInterface } from 'node:readline';
import { init } from 'z3-solver';
import type { Reply, SolverQuestion } from './solver.ts';

const { Context } = await init();
const { Bool, Int, Real, Solver } = Context('qingce');
const kinds = { Bool, Int, Real };

async function answer({ script, values, milliseconds }: SolverQuestion): Promise<Reply> {
  const solver = new Solver();
  solver.set('timeout', milliseconds);
  // Read at once: the solver's own shell reads its text in another thread, when it may be gone.
  solver.fromString(script);
  const said = await solver.check();
  if (said === 'unsat') return { result: 'unsat' };
  if (said === 'unknown') return { result: 'unknown', why: reasonOf(solver.reasonUnknown()) };
  const model = solver.model();
  // With completion, so that what does not matter has a value too.
  return {
    result: 'sat',
    model: values.map(({ symbol, sort }) => [symbol, model.eval(kinds[sort].const(symbol), true).sexpr()]),
  };
}

function reasonOf(reason: string): string {
  return /timeout|canceled|max\. resource/.test(reason) ? 'timeout' : reason;
}

for await (const line of createInterface({ input: process.stdin })) {
  const reply = await answer(JSON.parse(line) as SolverQuestion).catch((error: unknown): Reply => ({
    result: 'unknown',
    why: String(error),
  }));
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
// Z3 keeps threads of its own, which would hold the process open.
process.exit(0);
