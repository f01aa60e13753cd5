import { createHash } from 'node:crypto';
import type { ClaimState } from '@qingce/contract';

type Scope = 'in-procedure' | 'awarded';

/** Where a claim stands that may be drawn; one that ended early never is. */
const statesOf: Readonly<Record<Scope, readonly ClaimState[]>> = {
  'in-procedure': [
    'submitted', 'returned', 'accepted', 'verified', 'reviewed', 'jointly-approved', 'in-notice',
  ],
  'awarded': ['decided', 'ordered', 'paid'],
};

export function isInScope(scope: Scope, state: ClaimState): boolean {
  return statesOf[scope].includes(state);
}

/** 总体摘要 — SHA-256 of the numbers, each on a line of its own, in the order of their characters. */
export function populationHash(population: readonly string[]): string {
  return sha256(population.map((number) => `${number}\n`).join(''));
}

/** 种子 — SHA-256 of two lines: the hash of the population, and the public number. */
export function seedOf(hash: string, publicNumber: string): string {
  return sha256(`${hash}\n${publicNumber}\n`);
}

/**
 * 抽取 — every claim has the SHA-256 of two lines, the seed and its number; those with the least are drawn, in that
 * order. Nobody who froze the population could know the seed, and nobody who knows it can choose.
 */
export function drawFrom(population: readonly string[], { seed, size }: { seed: string; size: number }): string[] {
  return population.map((number) => ({ number, key: sha256(`${seed}\n${number}\n`) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1)).slice(0, size).map(({ number }) => number);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
