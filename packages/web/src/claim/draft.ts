import { forget, keep, readKept } from './draft-store.ts';
import type { Storage } from './draft-store.ts';

export type Facts = Readonly<Record<string, unknown>>;
export type DraftStatus =
  | { readonly kind: 'saved'; readonly at: string | undefined }
  | { readonly kind: 'unsaved' | 'saving' }
  | { readonly kind: 'conflict'; readonly revision: number; readonly theirs: Facts }
  | { readonly kind: 'failed'; readonly error: unknown };

/** A draft at one moment. */
export interface DraftNow {
  readonly facts: Facts;
  readonly revision: number;
  readonly status: DraftStatus;
}

/** The server, as a draft needs it. */
export interface DraftServer {
  readonly save: (draft: {
    revision: number;
    facts: Facts;
  }) => Promise<{ revision: number; savedAt: string }>;
  /** Someone saved a newer version: which one, and what it says. Undefined when the error is another. */
  readonly newerVersion: (error: unknown) => Promise<{ revision: number; facts: Facts } | undefined>;
}

/**
 * 草稿 — autosaved in pauses, kept on this machine meanwhile; a newer version of someone else is shown,
 * never overwritten.
 */
export interface Draft {
  readonly now: () => DraftNow;
  readonly onChange: (listener: () => void) => () => void;
  readonly change: (facts: Facts) => void;
  /**
   * Saves what is in hand; answers with the revision that holds it, or undefined when it could not be
   * saved.
   */
  readonly save: () => Promise<number | undefined>;
  /** Ends a conflict: with what is in hand, or with what was saved. */
  readonly settle: (choice: 'mine' | 'theirs') => void;
}

interface Surroundings {
  readonly claimId: string;
  readonly storage: Storage;
  readonly server: DraftServer;
  readonly pauseMilliseconds: number;
}

export function makeDraft(
  stored: { facts: Facts; revision: number },
  { claimId, storage, server, pauseMilliseconds }: Surroundings,
): Draft {
  const kept = readKept(storage, claimId);
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let now: DraftNow = kept
    ? { ...kept, status: { kind: 'unsaved' } }
    : { ...stored, status: { kind: 'saved', at: undefined } };

  const become = (next: Partial<DraftNow>): void => {
    now = { ...now, ...next };
    clearTimeout(timer);
    if (now.status.kind === 'unsaved')
      timer = setTimeout(() => {
        void save();
      }, pauseMilliseconds);
    for (const listener of listeners) listener();
  };

  const save = async (): Promise<number | undefined> => {
    const { facts, revision } = now;
    become({ status: { kind: 'saving' } });
    try {
      const saved = await server.save({ facts, revision });
      const isAll = now.facts === facts;
      if (isAll) forget(storage, claimId);
      become({
        revision: saved.revision,
        status: isAll ? { kind: 'saved', at: saved.savedAt } : { kind: 'unsaved' },
      });
      return saved.revision;
    } catch (error) {
      const newer = await server.newerVersion(error);
      become({
        status: newer
          ? { kind: 'conflict', revision: newer.revision, theirs: newer.facts }
          : { kind: 'failed', error },
      });
      return undefined;
    }
  };

  const change = (facts: Facts): void => {
    keep(storage, claimId, { revision: now.revision, facts: { ...facts } });
    const mustDecide = now.status.kind === 'conflict' || now.status.kind === 'saving';
    become({ facts, status: mustDecide ? now.status : { kind: 'unsaved' } });
  };

  const settle = (choice: 'mine' | 'theirs'): void => {
    if (now.status.kind !== 'conflict') return;
    const { revision, theirs } = now.status;
    if (choice === 'theirs') forget(storage, claimId);
    become(
      choice === 'theirs'
        ? { revision, facts: theirs, status: { kind: 'saved', at: undefined } }
        : { revision, status: { kind: 'unsaved' } },
    );
  };

  const onChange = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  if (kept) become({});
  return { now: () => now, onChange, change, save, settle };
}
