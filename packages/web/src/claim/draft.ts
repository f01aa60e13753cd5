import { canonicalJson } from '@qingce/values';
import { readAt } from '@qingce/law-view';
import { forget, keep, readKept } from './draft-store.ts';
import type { Storage } from './draft-store.ts';
import type { Facts } from './facts.ts';
import { mergeFacts } from './merge-facts.ts';
import type { Clash } from './merge-facts.ts';

export type DraftStatus =
  | { readonly kind: 'saved'; readonly at: string | undefined }
  | { readonly kind: 'unsaved' | 'saving' }
  /** Facts that two people wrote differently; `merged` is where their paths lead. */
  | { readonly kind: 'conflict'; readonly clashes: readonly WrittenTwice[]; readonly merged: Facts }
  | { readonly kind: 'failed'; readonly error: unknown };

/** A save of somebody: the facts as they then stood. */
export interface Save { readonly by: string; readonly isOwn: boolean; readonly at: string; readonly facts: Facts }

/** What the server holds now, and whose saves led there since the version that one typed upon, the oldest first. */
interface NewerDraft { readonly revision: number; readonly facts: Facts; readonly saves: readonly Save[] }

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
  /** Whether the error says that no answer came. */
  readonly isAway: (error: unknown) => boolean;
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

/** After which a save is tried again that no answer came to. */
const againMilliseconds = 15_000;

interface Choice extends Clash { readonly taken: 'mine' | 'theirs' }

export function makeDraft(stored: { facts: Facts; revision: number }, surroundings: Surroundings): Draft {
  const draft = new DraftInMemory(stored, surroundings);
  return {
    now: () => draft.now, onChange: (listener) => draft.onChange(listener), change: (facts) => draft.change(facts),
    save: () => draft.save(), choose: (clash, taken) => draft.choose(clash, taken), catchUp: () => draft.catchUp(),
  };
}

class DraftInMemory {
  now: DraftNow;
  readonly #surroundings: Surroundings;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the revision in hand says. */
  #base: Facts;
  #newer: NewerDraft | undefined;
  #underWay: Promise<number | undefined> | undefined;
  /** What was sent since without an answer that it is stored. */
  #sent: readonly Facts[] = [];
  #choices: readonly Choice[] = [];

  constructor(stored: { facts: Facts; revision: number }, surroundings: Surroundings) {
    this.#surroundings = surroundings;
    const kept = readKept(surroundings.storage, surroundings.claimId);
    this.#base = kept?.base ?? stored.facts;
    this.now = kept
      ? { facts: kept.facts, revision: kept.revision, status: { kind: 'unsaved' } }
      : { ...stored, status: { kind: 'saved', at: undefined } };
    if (kept) this.#become({});
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  change(facts: Facts): void {
    this.now = { ...this.now, facts };
    this.#keepNow();
    if (this.#newer) this.#meet(this.#newer);
    else this.#become({ status: this.now.status.kind === 'saving' ? this.now.status : { kind: 'unsaved' } });
  }

  choose({ path, mine, theirs }: Clash, taken: 'mine' | 'theirs'): void {
    this.#choices = [...this.#choices, { path, mine, theirs, taken }];
    if (this.#newer) this.#meet(this.#newer);
  }

  async catchUp(): Promise<void> {
    if (!this.#isSaved()) return;
    const theirs = await this.#surroundings.server.newest(this.now.revision);
    if (!this.#isSaved() || theirs.revision <= this.now.revision) return;
    this.now = { ...this.now, facts: theirs.facts };
    this.#standOn(theirs, theirs.saves.at(-1)?.at);
  }

  /** One save after another: of two at once the second would find the first to be somebody else's. */
  async save(): Promise<number | undefined> {
    let waited = false;
    while (this.#underWay) {
      await this.#underWay;
      waited = true;
    }
    if (waited && this.#isSaved()) return this.now.revision;
    this.#underWay = this.#saveOnce().finally(() => { this.#underWay = undefined; });
    return this.#underWay;
  }

  async #saveOnce(): Promise<number | undefined> {
    const { facts, revision } = this.now;
    this.#become({ status: { kind: 'saving' } });
    try {
      const saved = await this.#surroundings.server.save({ facts, revision });
      this.#standOn({ revision: saved.revision, facts }, saved.savedAt);
      return saved.revision;
    } catch (error) {
      this.#sent = [...this.#sent, facts];
      return this.#goOnAfter(error);
    }
  }

  async #goOnAfter(error: unknown): Promise<number | undefined> {
    const { server } = this.#surroundings;
    try {
      if (!server.isStale(error)) throw error;
      const theirs = await server.newest(this.now.revision);
      // The answer to an earlier save was lost on the way: what is there is what was sent.
      if (this.#sent.some((facts) => isSame(theirs.facts, facts))) this.#standOn(theirs, theirs.saves.at(-1)?.at);
      else if (!this.#meet(theirs)) return undefined;
      return this.#isSaved() ? this.now.revision : await this.#saveOnce();
    } catch (failure) {
      this.#become({ status: { kind: 'failed', error: failure } });
      return undefined;
    }
  }

  /** Merges what someone else saved into what is in hand, or asks; answers whether nothing is left to be asked. */
  #meet(theirs: NewerDraft): boolean {
    this.#newer = theirs;
    const versions = { base: this.#base, mine: this.now.facts, theirs: theirs.facts };
    const { facts, clashes } = mergeFacts(versions, (clash) => this.#choiceOf(clash));
    if (clashes.length > 0) {
      const told = clashes.map((clash) => ({ ...clash, save: saveOf(clash, theirs) }));
      this.#become({ status: { kind: 'conflict', clashes: told, merged: facts } });
      return false;
    }
    this.now = { ...this.now, facts };
    this.#standOn(theirs, theirs.saves.at(-1)?.at);
    return true;
  }

  /** What was chosen holds for the two values that were chosen between, and for no later ones. */
  #choiceOf({ path, mine, theirs }: Clash): Choice['taken'] | undefined {
    return this.#choices.find((choice) =>
      isSame(choice.path, path) && isSame(choice.mine, mine) && isSame(choice.theirs, theirs))?.taken;
  }

  /** The server holds these facts under that revision; what was typed since stays in hand. */
  #standOn({ revision, facts }: { revision: number; facts: Facts }, at: string | undefined): void {
    this.#base = facts;
    this.#newer = undefined;
    this.#choices = [];
    this.#sent = [];
    const isAll = isSame(this.now.facts, facts);
    this.#become({ revision, status: isAll ? { kind: 'saved', at } : { kind: 'unsaved' } });
    if (isAll) forget(this.#surroundings.storage, this.#surroundings.claimId);
    else this.#keepNow();
  }

  #become(next: Partial<DraftNow>): void {
    this.now = { ...this.now, ...next };
    clearTimeout(this.#timer);
    const pause = this.#pauseBefore(this.now.status);
    if (pause !== undefined) this.#timer = setTimeout(() => void this.save(), pause);
    for (const listener of this.#listeners) listener();
  }

  /** How long until it is saved by itself; what the server refused is not sent again unchanged. */
  #pauseBefore(status: DraftStatus): number | undefined {
    const { server, pauseMilliseconds } = this.#surroundings;
    if (status.kind === 'unsaved') return pauseMilliseconds;
    return status.kind === 'failed' && server.isAway(status.error) ? againMilliseconds : undefined;
  }

  #keepNow(): void {
    const { facts, revision } = this.now;
    keep(this.#surroundings.storage, this.#surroundings.claimId, { revision, base: this.#base, facts });
  }

  #isSaved(): boolean {
    return this.now.status.kind === 'saved';
  }
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
