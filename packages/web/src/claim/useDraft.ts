import { DraftSaved, NewerDraft } from '@qingce/contract';
import type { CaseFile } from '@qingce/contract';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { NoAnswer, doAct, isRefused, newIdempotencyKey, readApi } from '../kit/api.ts';
import { makeDraft } from './draft.ts';
import type { Draft, DraftNow, DraftServer } from './draft.ts';
import type { Storage } from './draft-store.ts';
import type { Facts } from './facts.ts';

const pauseMilliseconds = 1200;

/** The draft of a claim as it is now, with what can be done to it. */
export type DraftInHand = DraftNow & Omit<Draft, 'onChange'>;

/** 草稿 — the draft of that claim. */
export function useDraft(file: CaseFile): DraftInHand {
  const { id } = file.claim;
  return useDraftAt({
    path: `/api/claims/${id}/draft`, keptAs: id, storage: localStorage,
    stored: { facts: file.draft, revision: file.revision },
  });
}

interface DraftAt {
  /** Where the server saves it, and answers what others saved since. */
  readonly path: string;
  /** The name of the copy on this machine, until the server has it. */
  readonly keptAs: string;
  readonly storage: Storage;
  readonly stored: { readonly facts: Facts; readonly revision: number };
}

/** What is typed into a form; see `makeDraft`. What could not be saved is saved when the network is back. */
export function useDraftAt({ path, keptAs, storage, stored }: DraftAt): DraftInHand {
  const [{ onChange, ...draft }] = useState(() =>
    makeDraft(stored, { claimId: keptAs, storage, server: serverOf(path), pauseMilliseconds }),
  );
  const { save, now } = draft;
  useEffect(() => {
    const saveAgain = (): void => {
      if (now().status.kind === 'failed') void save();
    };
    addEventListener('online', saveAgain);
    return () => removeEventListener('online', saveAgain);
  }, [save, now]);
  return { ...useSyncExternalStore(onChange, now), ...draft };
}

function serverOf(path: string): DraftServer {
  return {
    save: (draft) => doAct({ path, body: draft, key: newIdempotencyKey() }, DraftSaved),
    isStale: (error) => isRefused(error, 'claim.stale-revision'),
    isAway: (error) => error instanceof NoAnswer,
    newest: (since) => readApi(`${path}?since=${since}`, NewerDraft),
  };
}
