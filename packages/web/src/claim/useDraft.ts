import { DraftSaved, NewerDraft } from '@qingce/contract';
import type { CaseFile } from '@qingce/contract';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { NoAnswer, doAct, isRefused, newIdempotencyKey, readApi } from '../kit/api.ts';
import { makeDraft } from './draft.ts';
import type { Draft, DraftNow, DraftServer } from './draft.ts';

const pauseMilliseconds = 1200;

/** The draft of a claim as it is now, with what can be done to it. */
export type DraftInHand = DraftNow & Omit<Draft, 'onChange'>;

/** 草稿 — the draft of that claim; see `makeDraft`. What could not be saved is saved when the network is back. */
export function useDraft(file: CaseFile): DraftInHand {
  const [{ onChange, ...draft }] = useState(() =>
    makeDraft(
      { facts: file.draft, revision: file.revision },
      {
        claimId: file.claim.id,
        storage: localStorage,
        server: serverOf(file.claim.id),
        pauseMilliseconds,
      },
    ),
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

function serverOf(claimId: string): DraftServer {
  const path = `/api/claims/${claimId}/draft`;
  return {
    save: (draft) => doAct({ path, body: draft, key: newIdempotencyKey() }, DraftSaved),
    isStale: (error) => isRefused(error, 'claim.stale-revision'),
    isAway: (error) => error instanceof NoAnswer,
    newest: (since) => readApi(`${path}?since=${since}`, NewerDraft),
  };
}
