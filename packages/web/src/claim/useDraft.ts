import { CaseFile, DraftSaved } from '@qingce/contract';
import { useState, useSyncExternalStore } from 'react';
import { doAct, isRefused, newIdempotencyKey, readApi } from '../kit/api.ts';
import { makeDraft } from './draft.ts';
import type { Draft, DraftNow, DraftServer } from './draft.ts';

const pauseMilliseconds = 1200;

/** The draft of a claim as it is now, with what can be done to it. */
export type DraftInHand = DraftNow & Pick<Draft, 'change' | 'save' | 'settle'>;

/** 草稿 — the draft of that claim; see `makeDraft`. */
export function useDraft(file: CaseFile): DraftInHand {
  const [draft] = useState(() =>
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
  const now = useSyncExternalStore(draft.onChange, draft.now);
  return { ...now, change: draft.change, save: draft.save, settle: draft.settle };
}

function serverOf(claimId: string): DraftServer {
  return {
    save: (draft) =>
      doAct({ path: `/api/claims/${claimId}/draft`, body: draft, key: newIdempotencyKey() }, DraftSaved),
    newerVersion: async (error) => {
      if (!isRefused(error, 'claim.stale-revision')) return undefined;
      const { revision, draft } = await readApi(`/api/claims/${claimId}`, CaseFile);
      return { revision, facts: draft };
    },
  };
}
