import type { CaseBundle } from '@qingce/contract';
import type { BundleCheck, BundlePart } from '@qingce/server/bundle';
import { ANSWERED, FAILED } from './command.ts';
import type { Command } from './command.ts';
import { readJsonFile } from './read-json.ts';
import { Refusal } from './refusal.ts';
import type { Say, SentenceKey } from './say.ts';
import type { Terminal } from './terminal.ts';

/** qingce recompute — an audit bundle computed anew from nothing but itself; exit 1 where one step differs. */
export const recomputeCommand: Command = {
  name: 'recompute',
  usage: '<bundle.json|->',
  about: 'aboutRecompute',
  options: { json: { about: 'aboutJson' } },
  words: { min: 1, max: 1 },
  run: async ({ typed, say, terminal }) => {
    const [file = '-'] = typed.words;
    const bundle = await bundleIn(await readJsonFile(file, terminal), file);
    // Many modules stand behind these two; only this command needs them.
    const { recomputeBundle } = await import('@qingce/server/bundle');
    const checks = recomputeBundle(bundle);
    await terminal.out(typed.has('json')
      ? `${JSON.stringify({ case: bundle.claim, policyHash: bundle.policy.hash, checks }, null, 2)}\n`
      : `${reportLines(bundle, checks, { say, terminal }).join('\n')}\n`);
    return checks.some(({ verdict }) => verdict === 'differs') ? FAILED : ANSWERED;
  },
};

async function bundleIn(json: unknown, file: string): Promise<CaseBundle> {
  const { CaseBundle } = await import('@qingce/contract');
  const parsed = CaseBundle.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
  throw new Refusal({ code: 'NOT_A_BUNDLE', path: file, sentence: 'notABundle', values: { field } });
}

const sentences: Record<BundlePart, SentenceKey> = {
  policy: 'recomputeFiles', register: 'recomputeRegister', answer: 'recomputeAnswer', list: 'recomputeList',
  signatures: 'recomputeSignatures', decision: 'recomputeDecision', orders: 'recomputeOrders',
  ledger: 'recomputeLedger', trail: 'recomputeTrail',
};

function reportLines(
  { claim, policy, takenAt }: CaseBundle, checks: readonly BundleCheck[],
  { say, terminal }: { say: Say; terminal: Terminal },
): string[] {
  const count = (verdict: BundleCheck['verdict']): number => checks.filter((one) => one.verdict === verdict).length;
  return [
    say('recomputeCase', { ...claim, year: claim.claimYear, at: takenAt }),
    say('recomputeVersion', { hash: policy.hash }),
    '',
    ...checks.flatMap((check) => checkLines(check, say, terminal)),
    '',
    say('recomputeTotals', { same: count('same'), differs: count('differs'), none: count('none') }),
  ];
}

function checkLines({ part, verdict, about, kept, computed }: BundleCheck, say: Say, { paint }: Terminal): string[] {
  const what = say(sentences[part]);
  if (verdict === 'none') return [`  ${what} · ${say('recomputeNone')}`];
  if (verdict === 'same') return [`${paint('green', '✓')} ${what} · ${kept}`];
  const told = (value: string): string => value === '' ? say('recomputeNothing') : value;
  return [
    `${paint('red', '✗')} ${what} · ${about}`,
    `    ${say('recomputeKept', { value: told(kept) })}`,
    `    ${say('recomputeComputed', { value: told(computed) })}`,
  ];
}
