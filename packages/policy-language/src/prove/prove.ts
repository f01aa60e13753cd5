/**
 * 证明 — what holds of a policy whatever the facts are: generates the obligations of a checked policy and settles
 * each, by bounds first, then by the solver. What is not settled in time is unproved, never proved.
 */
import type { CheckedPolicy } from '../typed/ir.ts';
import { awardObligations } from './award-obligations.ts';
import { boundaryObligations } from './boundary-obligations.ts';
import { conditionObligations } from './condition-obligations.ts';
import { domainObligations } from './domain-obligations.ts';
import type { Finding, Obligation, ObligationKind, Settled } from './finding.ts';
import { monotoneObligations } from './monotone-obligations.ts';
import { openProver } from './prover.ts';
import type { Prover } from './prover.ts';
import { openSolver } from './solver.ts';
import { tableObligations } from './table-obligations.ts';

export type ProveOptions = {
  /** Options of readings other than the ruled ones. */
  readonly readings?: Readonly<Record<string, string>>;
  /** How long the solver may take for one question; 5000 when absent. */
  readonly milliseconds?: number;
  /** Kinds to settle; all when absent. */
  readonly kinds?: readonly ObligationKind[];
  /** Ends the run; what is not settled by then is unproved. */
  readonly signal?: AbortSignal;
  /** Hears of each obligation before it is settled: how many are done, of how many. */
  readonly progress?: (done: number, all: number, obligation: Obligation) => void;
};

/**
 * Settles every obligation of a policy, in the order of items, tables, conditions and facts. What the solver cannot
 * settle in its time is `unproved`, never an error.
 */
export async function prove(policy: CheckedPolicy, options: ProveOptions = {}): Promise<Finding[]> {
  const { milliseconds = 5000, signal, kinds } = options;
  const solver = openSolver();
  const stop = (): void => solver.close();
  signal?.addEventListener('abort', stop);
  try {
    const ruled = Object.fromEntries(policy.readings.map(({ id, ruling }) => [id, ruling]));
    const prover = openProver(policy, { ...ruled, ...options.readings }, { solver, milliseconds });
    return await settleAll(
      obligationsOf(prover).filter(({ kind }) => kinds?.includes(kind) ?? true),
      options,
    );
  } finally {
    signal?.removeEventListener('abort', stop);
    solver.close();
  }
}

async function settleAll(
  obligations: readonly Obligation[],
  { signal, progress }: ProveOptions,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [done, obligation] of obligations.entries()) {
    progress?.(done, obligations.length, obligation);
    const { settle, ...about } = obligation;
    const settled = signal?.aborted === true ? STOPPED : await settle();
    findings.push({ ...about, ...settled });
  }
  return findings;
}

const STOPPED: Settled = { standing: 'unproved', why: { zh: '证明被中止', en: 'the run was stopped' } };

function obligationsOf(prover: Prover): Obligation[] {
  const { items } = prover.policy;
  return [
    ...items.flatMap((item) => [...awardObligations(item, prover), ...monotoneObligations(item, prover)]),
    ...boundaryObligations(prover),
    ...tableObligations(prover),
    ...conditionObligations(prover),
    ...domainObligations(prover),
  ];
}
