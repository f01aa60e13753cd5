import type { RecordRegisterFacts } from '@qingce/contract';

type Facts = RecordRegisterFacts['facts'];

/** What changes in the register: facts with another value, and null for those that were taken out. */
export function changedFacts({ held, now }: { held: Facts; now: Readonly<Record<string, unknown>> }): Facts {
  const kept = Object.entries(now).filter(([key, value]) => key !== 'kind' && !isSame(held[key], value));
  const gone = Object.keys(held).filter((key) => now[key] === undefined);
  return Object.fromEntries([...kept, ...gone.map((key) => [key, null])]) as Facts;
}

/** Facts are JSON, and so are compared as it. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
