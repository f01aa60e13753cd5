import type { DraftProof } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language';
import { prove } from '@qingce/policy-language/prove';
import type { Finding } from '@qingce/policy-language/prove';

const millisecondsOfOne = 5000;

/** 证明 — what holds of a policy whatever the facts are, and facts that show where it does not. */
export async function reckonProof(
  policy: CheckedPolicy, { hear, signal }: { hear: (done: number, all: number) => void; signal: AbortSignal },
): Promise<DraftProof[]> {
  const findings = await prove(policy, { milliseconds: millisecondsOfOne, signal, progress: hear });
  return findings.map(told);
}

function told(finding: Finding): DraftProof {
  const { kind, subject, clause, place, standing } = finding;
  const facts = finding.standing === 'refuted' ? finding.counterexample?.facts : undefined;
  return {
    kind, subject, clause, line: place.line, standing, why: finding.standing === 'proved' ? null : finding.why,
    facts: facts === undefined ? null : JSON.stringify(facts, null, 2),
  };
}
