import { fileURLToPath } from 'node:url';
import { dispatch } from '../src/dispatch.ts';
import { plain } from '../src/terminal.ts';
import type { Terminal } from '../src/terminal.ts';

/** What a call wrote and how it ended. */
export type Run = { readonly code: number; readonly out: string; readonly err: string };

export const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs qingce in this process, from the repository's root unless told otherwise. */
export async function run(
  args: readonly string[],
  { input = '', directory = repository } = {},
): Promise<Run> {
  let [out, err] = ['', ''];
  const terminal: Terminal = {
    out: (text) => {
      out += text;
      return Promise.resolve();
    },
    err: (text) => {
      err += text;
    },
    async *input() {
      yield await Promise.resolve(new TextEncoder().encode(input));
    },
    columns: 100,
    paint: plain,
    directory,
  };
  return { code: await dispatch(args, terminal), out, err };
}

type Item = Readonly<Record<string, unknown>>;

/**
 * Facts of the invented growth award: 20 staff, revenue up by a fifth to 60 million 元, worth 320,000.00 元.
 */
export function aGrownFirm(item: Item = {}): Record<string, unknown> {
  return {
    applicant: { kind: 'enterprise', registeredIn: '999901' },
    claim: { year: 2024, submittedAt: '2025-05-01T09:00:00+08:00' },
    items: [
      { item: 'growth-award', staff: 20, revenue: '60000000.00', revenueBefore: '50000000.00', ...item },
    ],
  };
}

/** The facts as JSON, without the keys named. */
export function withoutFacts(facts: object, ...keys: string[]): string {
  return JSON.stringify(facts, (key, value: unknown) => (keys.includes(key) ? undefined : value));
}
