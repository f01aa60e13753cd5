import type { Facts } from './facts.ts';

/** Facts as typed, with the revision they were typed upon and what it said; kept here until the server has them. */
export interface KeptDraft {
  readonly revision: number;
  readonly base: Facts;
  readonly facts: Facts;
}

/** The storage of a browser, as far as it is used. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (claimId: string): string => `qingce-draft-${claimId}`;

/** What was typed and never acknowledged; undefined when there is nothing, or nothing that can be read. */
export function readKept(storage: Storage, claimId: string): KeptDraft | undefined {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(claimId)) ?? 'null');
    if (!isRecord(kept)) return undefined;
    const { revision, facts, base } = kept;
    if (typeof revision !== 'number' || !isRecord(facts)) return undefined;
    // Upon nothing, every difference is one to be decided: so nothing is overwritten.
    return { revision, facts, base: isRecord(base) ? base : {} };
  } catch {
    return undefined;
  }
}

/** Keeps what was typed; a full or forbidden storage must not stop the typing. */
export function keep(storage: Storage, claimId: string, draft: KeptDraft): void {
  try {
    storage.setItem(keyOf(claimId), JSON.stringify(draft));
  } catch {
    // The server still gets it with the next save.
  }
}

/** Forgets the copy once the server has acknowledged it. */
export function forget(storage: Storage, claimId: string): void {
  storage.removeItem(keyOf(claimId));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
