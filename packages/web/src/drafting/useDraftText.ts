import { PolicyDraft, PolicyDraftSaved } from '@qingce/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSession } from '../app/session.ts';
import { isRefused, readApi } from '../kit/api.ts';
import { useAct } from '../kit/useApi.ts';
import { forgetText, keepText } from './kept-text.ts';
import { mergeText } from './merge-text.ts';
import type { DraftText, KeptText } from './kept-text.ts';
import type { Clash } from './merge-text.ts';

/** The text in hand, and the save that it was typed upon. */
interface InHand {
  readonly text: DraftText; readonly save: number; readonly base: DraftText; readonly savedAt: string;
  /** Whether it was brought back from this device. */
  readonly isRestored: boolean;
  /** What a merge left to look at. */
  readonly clashes: readonly Clash[] | undefined;
}

/** What is done with the text in hand, and how it stands with the server. */
export interface DraftTextInHand extends InHand {
  readonly isChanged: boolean;
  /** When what is not saved was kept on this device; undefined while it is not. */
  readonly keptAt: string | undefined;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly isConflict: boolean;
  readonly type: (text: Partial<DraftText>) => void;
  readonly keep: () => void;
  readonly merge: () => Promise<void>;
  readonly discard: () => void;
}

const keepAfterMilliseconds = 600;

/**
 * 稿件 — typed, kept on the device while it is not saved (so that a reload, a lost session or a conflict loses nothing),
 * saved upon the save that it was typed upon, and merged with what somebody else saved meanwhile.
 */
export function useDraftText(draft: PolicyDraft, kept: KeptText | null): DraftTextInHand {
  const queries = useQueryClient();
  const { userId } = useSession();
  const { id: draftId } = draft;
  const [inHand, setInHand] = useState<InHand>(() => broughtBack(draft, kept));
  const isChanged = !isSame(inHand.text, inHand.base);
  const { keptAt, forget } = useKeeping({ userId, draftId }, isChanged ? inHand : undefined);
  const act = useAct<DraftText & { base: number }, PolicyDraftSaved>({
    path: `/api/policy-drafts/${draftId}/saves`, schema: PolicyDraftSaved,
    onDone: ({ save, savedAt }, { policy, examples }) => {
      setInHand(({ text }) => ({
        text, base: { policy, examples }, save, savedAt, isRestored: false, clashes: undefined,
      }));
      forget();
    },
  });
  const merge = async (): Promise<void> => {
    const theirs = await readApi(`/api/policy-drafts/${draftId}`, PolicyDraft);
    act.reset();
    setInHand((mine) => merged(mine, theirs));
  };
  return {
    ...inHand, isChanged, keptAt, isSaving: act.isPending, error: act.error, merge,
    isConflict: isRefused(act.error, 'drafting.saved-since'),
    type: (some) => setInHand((now) => ({ ...now, text: { ...now.text, ...some } })),
    keep: () => { if (isChanged) act.mutate({ base: inHand.save, ...inHand.text }); },
    discard: () => {
      forget();
      act.reset();
      setInHand(asSaved(draft));
      void queries.invalidateQueries();
    },
  };
}

/** Keeps what is not saved on the device, a moment after it was typed. */
function useKeeping(
  { userId, draftId }: { userId: string; draftId: string }, unsaved: InHand | undefined,
): { keptAt: string | undefined; forget: () => void } {
  const [kept, setKept] = useState<{ of: DraftText; at: string }>();
  useEffect(() => {
    if (!unsaved) return undefined;
    const { text, base, save } = unsaved;
    const timer = setTimeout(() => {
      const at = new Date().toISOString();
      const tell = (isKept: boolean): void => { if (isKept) setKept({ of: text, at }); };
      void keepText({ userId, draftId }, { text, base, save, at }).then(tell);
    }, keepAfterMilliseconds);
    return () => clearTimeout(timer);
  }, [userId, draftId, unsaved]);
  return {
    keptAt: unsaved && kept && isSame(kept.of, unsaved.text) ? kept.at : undefined,
    forget: () => void forgetText({ userId, draftId }),
  };
}

function asSaved({ text, save, savedAt }: PolicyDraft): InHand {
  return { text, base: text, save, savedAt, isRestored: false, clashes: undefined };
}

/** What was kept on the device and never saved goes on where it was, upon its own save. */
function broughtBack(draft: PolicyDraft, kept: KeptText | null): InHand {
  if (!kept || isSame(kept.text, draft.text)) return asSaved(draft);
  const { text, base, save } = kept;
  return { ...asSaved(draft), text, base, save, isRestored: true };
}

function merged(mine: InHand, theirs: PolicyDraft): InHand {
  const of = (part: keyof DraftText) =>
    mergeText({ base: mine.base[part], mine: mine.text[part], theirs: theirs.text[part] });
  const [policy, examples] = [of('policy'), of('examples')];
  return {
    ...asSaved(theirs), text: { policy: policy.text, examples: examples.text },
    clashes: [...policy.clashes, ...examples.clashes],
  };
}

function isSame(one: DraftText, other: DraftText): boolean {
  return one.policy === other.policy && one.examples === other.examples;
}
