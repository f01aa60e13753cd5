/** A file with the derivation of every claim of a simulation, one JSON object a line. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatYuan } from '@qingce/values';
import { openExplainer } from '@qingce/policy-language/population';
import type { Entered, Explainer, Judged } from '@qingce/policy-language/population';
import type { CheckedPolicy } from '@qingce/policy-language';
import type { Call } from './command.ts';
import { Refusal } from './refusal.ts';
import { begin, finish } from './unfinished.ts';

/** Takes claims in their order, as they were judged; `finish` puts the file in its place, `abandon` leaves none. */
export type ExplainedClaims = {
  readonly add: (claims: readonly Entered[], judged: readonly Judged[]) => Promise<void>;
  readonly finish: () => Promise<void>; readonly abandon: () => Promise<void>;
};

/** Where no file was asked for. */
export const NOT_EXPLAINED: ExplainedClaims = {
  add: async () => {}, finish: async () => {}, abandon: async () => {},
};

/** Opens the file beside its place; Refusal when it cannot be written. */
export async function openExplainedClaims(
  file: string, policy: CheckedPolicy, { terminal, say }: Call,
): Promise<ExplainedClaims> {
  const path = resolve(terminal.directory, file);
  const aside = `${path}.${randomUUID()}`;
  const explainer = await openExplainer(policy);
  const handle = await refusing(file, () => open(aside, 'w'));
  begin(aside);
  let claim = 0;
  return {
    add: async (claims, judged) => {
      const lines = linesOf(explainer, claims, judged, claim);
      claim += claims.length;
      await refusing(file, () => handle.write(lines));
    },
    finish: async () => {
      await refusing(file, () => handle.close());
      await refusing(file, () => rename(aside, path));
      finish(aside);
      const { generated, evaluated } = explainer.counts();
      terminal.err(`${say('explainedClaims', { file, generated, evaluated })}\n`);
    },
    abandon: async () => {
      await handle.close();
      await rm(aside, { force: true });
      finish(aside);
    },
  };
}

function linesOf(
  { explain }: Explainer, claims: readonly Entered[], judged: readonly Judged[], before: number,
): string {
  const traces = explain(claims);
  return judged.map((one, place) => {
    const number = before + place + 1;
    if ('errors' in one) return `${JSON.stringify({ claim: number, errors: one.errors })}\n`;
    const items = one.items.map(({ fen, outcome, ...item }, at) => ({
      ...item, outcome, amount: outcome === 'undetermined' ? null : formatYuan(fen), trace: traces[place]?.[at] ?? [],
    }));
    return `${JSON.stringify({ claim: number, total: formatYuan(one.total), items })}\n`;
  }).join('');
}

async function refusing<T>(file: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new Refusal({ code: 'FILE_UNWRITABLE', path: file, sentence: 'fileUnwritable', values: { code } });
  }
}
