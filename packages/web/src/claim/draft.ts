import { canonicalJson } from '@qingce/values';
import { readAt } from '@qingce/law-view';
import { forget, keep, readKept } from './draft-store.ts';
import type { Storage } from './draft-store.ts';
import { mergeFacts } from './merge-facts.ts';
import type { Clash } from './merge-facts.ts';

export type Facts = Readonly<Record<string, unknown>>;
export type DraftStatus =
  | { readonly kind: 'saved'; readonly at: string | undefined }
  | { readonly kind: 'unsaved' | 'saving' }
  /** Facts that two people wrote differently; `merged` is where their paths lead. */
  | { readonly kind: 'conflict'; readonly clashes: readonly WrittenTwice[]; readonly merged: Facts }
  | { readonly kind: 'failed'; readonly error: unknown };

/** A save of somebody: the facts as they then stood. */
export interface Save { readonly by: string; readonly isOwn: boolean; readonly at: string; readonly facts: Facts }

/** What the server holds now, and whose saves led there since the version that one typed upon, the oldest first. */
export interface NewerDraft { readonly revision: number; readonly facts: Facts; readonly saves: readonly Save[] }

/** A clash, and who wrote the other value; undefined where that is not known. */
export interface WrittenTwice extends Clash { readonly save: Save | undefined }

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
  /** Whether the error says that someone saved a newer version. */
  readonly isStale: (error: unknown) => boolean;
  readonly newest: (since: number) => Promise<NewerDraft>;
}

/**
 * 草稿 — autosaved in pauses, kept on this machine meanwhile. What someone else saved is merged in; a fact that both
 * wrote differently waits until the person has chosen, and nothing is saved over it.
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
  /** Decides one clash; the last one lets the saving go on. */
  readonly choose: (clash: Clash, taken: 'mine' | 'theirs') => void;
  /** Takes over what others saved, where nothing is in hand that is not saved. */
  readonly catchUp: () => Promise<void>;
}

interface Surroundings {
  readonly claimId: string;
  readonly storage: Storage;
  readonly server: DraftServer;
  readonly pauseMilliseconds: number;
}

interface Choice extends Clash { readonly taken: 'mine' | 'theirs' }

export function makeDraft(
  stored: { facts: Facts; revision: number },
  { claimId, storage, server, pauseMilliseconds }: Surroundings,
): Draft {
  const kept = readKept(storage, claimId);
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What the revision in hand says. */
  let base = kept?.base ?? stored.facts;
  let newer: NewerDraft | undefined;
  let choices: readonly Choice[] = [];
  let now: DraftNow = kept
    ? { facts: kept.facts, revision: kept.revision, status: { kind: 'unsaved' } }
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
  const keepNow = (): void => keep(storage, claimId, { revision: now.revision, base, facts: now.facts });

  /** The server holds these facts under that revision; what was typed since stays in hand. */
  const standOn = (saved: { revision: number; facts: Facts; at: string | undefined }): void => {
    base = saved.facts;
    newer = undefined;
    choices = [];
    const isAll = isSame(now.facts, saved.facts);
    become({ revision: saved.revision, status: isAll ? { kind: 'saved', at: saved.at } : { kind: 'unsaved' } });
    if (isAll) forget(storage, claimId);
    else keepNow();
  };

  /** Merges what someone else saved into what is in hand, or asks; answers whether nothing is left to be asked. */
  const meet = (theirs: NewerDraft): boolean => {
    newer = theirs;
    const { facts, clashes } = mergeFacts({ base, mine: now.facts, theirs: theirs.facts }, (clash) =>
      choices.find((choice) => isSame(choice.path, clash.path) && isSame(choice.mine, clash.mine)
        && isSame(choice.theirs, clash.theirs))?.taken);
    if (clashes.length > 0) {
      const told = clashes.map((clash) => ({ ...clash, save: saveOf(clash, theirs) }));
      become({ status: { kind: 'conflict', clashes: told, merged: facts } });
      return false;
    }
    now = { ...now, facts };
    standOn({ ...theirs, at: theirs.saves.at(-1)?.at });
    return true;
  };

  const save = async (): Promise<number | undefined> => {
    const { facts, revision } = now;
    become({ status: { kind: 'saving' } });
    try {
      const saved = await server.save({ facts, revision });
      standOn({ revision: saved.revision, facts, at: saved.savedAt });
      return saved.revision;
    } catch (error) {
      return afterRefusal(error, facts);
    }
  };

  const afterRefusal = async (error: unknown, sent: Facts): Promise<number | undefined> => {
    try {
      if (!server.isStale(error)) throw error;
      const theirs = await server.newest(now.revision);
      // The answer to an earlier save was lost on the way: what is there is what was sent.
      if (isSame(theirs.facts, sent)) {
        standOn({ ...theirs, at: theirs.saves.at(-1)?.at });
        return theirs.revision;
      }
      if (!meet(theirs)) return undefined;
      return now.status.kind === 'saved' ? now.revision : await save();
    } catch (failure) {
      become({ status: { kind: 'failed', error: failure } });
      return undefined;
    }
  };

  const change = (facts: Facts): void => {
    now = { ...now, facts };
    keepNow();
    if (newer) meet(newer);
    else become({ status: now.status.kind === 'saving' ? now.status : { kind: 'unsaved' } });
  };

  const choose = (clash: Clash, taken: 'mine' | 'theirs'): void => {
    choices = [...choices, { path: clash.path, mine: clash.mine, theirs: clash.theirs, taken }];
    if (newer) meet(newer);
  };

  const catchUp = async (): Promise<void> => {
    if (now.status.kind !== 'saved') return;
    const theirs = await server.newest(now.revision);
    if (now.status.kind !== 'saved' || theirs.revision <= now.revision) return;
    now = { ...now, facts: theirs.facts };
    standOn({ ...theirs, at: theirs.saves.at(-1)?.at });
  };

  const onChange = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  if (kept) become({});
  return { now: () => now, onChange, change, save, choose, catchUp };
}

/** The save that brought the value: the first of the last ones that all have it. */
function saveOf({ path, theirs }: Clash, { facts, saves }: NewerDraft): Save | undefined {
  const has = (save: Facts): boolean => isSame(readAt(save, path), theirs);
  if (!has(facts)) return saves.at(-1);
  return saves[saves.findLastIndex((save) => !has(save.facts)) + 1];
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
