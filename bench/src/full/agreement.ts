/** Compares the full policy written by hand with the reference interpreter, claim by claim. */
import type { CheckedPolicy } from '@qingce/policy-language';
import { boundaryClaims } from './boundary-claims.ts';
import type { Judged } from './boundary-claims.ts';
import { assessByHand, codesOf, roomFor } from './by-hand.ts';
import { readClaims } from './read-claims.ts';

/** `differences`: what the two say about the same claim, where it is not the same. */
export type Agreement = {
  readonly compared: number; readonly eligible: number; readonly differences: readonly Difference[];
};

type Difference = { readonly facts: unknown; readonly byHand: unknown; readonly reference: unknown };

/** Compares outcome, reason codes and amount of every item and the total of so many boundary claims. */
export function compareByHand(policy: CheckedPolicy, run: { claims: number; seed: bigint }): Agreement {
  const judged = [...boundaryClaims(policy, run)];
  const said = sayByHand(judged);
  const differences = judged.flatMap(({ request, answer }, claim): Difference[] => {
    const items = answer.items.map(({ outcome, amount, codes }) => ({ outcome, amount, codes }));
    const reference = { total: answer.total, items };
    return JSON.stringify(said[claim]) === JSON.stringify(reference)
      ? []
      : [{ facts: request.facts, byHand: said[claim], reference }];
  });
  const eligible = judged.filter(({ answer }) => answer.outcome === 'eligible').length;
  return { compared: judged.length, eligible, differences };
}

/** What the version written by hand finds, in the words of the contract. */
function sayByHand(judged: readonly Judged[]): unknown[] {
  const tables = readClaims(judged.map(({ request }) => request.facts));
  const findings = roomFor(tables);
  assessByHand(tables, findings, true);
  let item = -1;
  return judged.map(({ answer }, claim) => ({
    total: yuan(findings.total[claim]),
    items: answer.items.map(() => {
      item += 1;
      const [kind = 0, failed = 0] = [tables.items.kind[item], findings.failed[item]];
      const outcome = failed === 0 ? 'eligible' : 'ineligible';
      return { outcome, amount: yuan(findings.fen[item]), codes: codesOf(kind, failed) };
    }),
  }));
}

/** '123.45' from 12345 fen. */
function yuan(fen = -1): string {
  const digits = fen.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
