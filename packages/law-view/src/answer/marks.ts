import type { Finding, ItemAnswer } from '@qingce/policy-language/evaluate';
import type { DerivationStep } from './derivation.ts';

/** How a phrase stands against the facts. */
export type Standing = 'met' | 'failed' | 'open' | 'step';

/** What the law page paints on a phrase; `conditions` and `steps` say why. */
export type Mark = {
  readonly standing: Standing;
  readonly findings: readonly Finding[];
  /** Ordinals of the derivation steps that carry the phrase out. */
  readonly steps: readonly number[];
};

/** The marks of every phrase that the answer about one item speaks of, by phrase id. */
export function marksOf(item: ItemAnswer, steps: readonly DerivationStep[]): ReadonlyMap<number, Mark> {
  const marks = new Map<number, Mark>();
  for (const step of steps) for (const phrase of step.phrases) addStep(marks, phrase, step.ordinal);
  for (const finding of item.findings) for (const phrase of finding.phrases) addFinding(marks, phrase, finding);
  return marks;
}

function addStep(marks: Map<number, Mark>, phrase: number, ordinal: number): void {
  const before = marks.get(phrase);
  if (before?.steps.includes(ordinal)) return;
  marks.set(phrase, { standing: 'step', findings: [], steps: [...before?.steps ?? [], ordinal] });
}

function addFinding(marks: Map<number, Mark>, phrase: number, finding: Finding): void {
  const before = marks.get(phrase);
  const findings = [...before?.findings ?? [], finding];
  marks.set(phrase, { standing: standingOf(findings), findings, steps: before?.steps ?? [] });
}

/** One failure outweighs all, one open question every success. */
function standingOf(findings: readonly Finding[]): Standing {
  if (findings.some(({ holds }) => holds === false)) return 'failed';
  return findings.some(({ holds }) => holds === null) ? 'open' : 'met';
}

/** What stands beside a clause in the list of contents. */
export type ClauseStatus =
  | { readonly kind: 'eligible'; readonly amount: string }
  | { readonly kind: 'failed'; readonly count: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'counted'; readonly met: number; readonly all: number; readonly failed: number }
  | { readonly kind: 'other' }
  | { readonly kind: 'none' };

/** The conditions of a clause (and of those below it) that the findings speak of, counted by name. */
export function countFindings(findings: readonly Finding[], clause: string): ClauseStatus {
  const byName = new Map<string, Finding[]>();
  for (const finding of findings.filter((each) => isWithin(each.clause, clause))) {
    byName.set(finding.condition, [...byName.get(finding.condition) ?? [], finding]);
  }
  const standings = [...byName.values()].map(standingOf);
  if (standings.length === 0) return { kind: 'none' };
  const count = (standing: Standing): number => standings.filter((each) => each === standing).length;
  return { kind: 'counted', met: count('met'), all: standings.length, failed: count('failed') };
}

/** The status of an item whose answer is known, refused ones with the number of their reasons. */
export function statusOf(answer: ItemAnswer): ClauseStatus {
  if (answer.outcome === 'eligible') return { kind: 'eligible', amount: answer.amount ?? '0.00' };
  return answer.outcome === 'ineligible' ? { kind: 'failed', count: answer.reasons.length } : { kind: 'open' };
}

/** Whether a clause is that clause or stands below it: 1.2.1 is within 1.2, 1.21 is not. */
export function isWithin(clause: string, above: string): boolean {
  return clause === above || clause.startsWith(`${above}.`);
}
