import { Declaration } from '@qingce/contract';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readApi } from '../kit/api.ts';
import { oneAtATime } from '../kit/one-at-a-time.ts';
import type { DraftInHand } from './useDraft.ts';

/** 声明 — the tick of the signer, and the content that they were shown for it, while nothing was edited since. */
export interface DeclarationInHand {
  readonly isTicked: boolean;
  readonly shown: Declaration | undefined;
  readonly tick: (checked: boolean) => void;
}

/** What is declared is what is shown: it is saved first, and an edit afterwards takes the tick away. */
export function useDeclaration(claimId: string, draft: DraftInHand): DeclarationInHand {
  const { t } = useTranslation('claim');
  const { message } = App.useApp();
  const [isTicked, setTicked] = useState(false);
  const [read, setRead] = useState<Declaration>();
  const [once] = useState(() => oneAtATime((showing: () => Promise<void>) => showing()));
  const isSaved = draft.status.kind === 'saved' && draft.revision > 0;
  const show = async (): Promise<void> => {
    const revision = isSaved ? draft.revision : await draft.save();
    try {
      if (revision === undefined) setTicked(false);
      else setRead(await readApi(`/api/claims/${claimId}/declaration`, Declaration));
    } catch {
      setTicked(false);
      void message.error(t('declareFailed'));
    }
  };
  const tick = (checked: boolean): void => {
    setTicked(checked);
    setRead(undefined);
    if (checked) once(show);
  };
  const isAsShown = isSaved && draft.revision === read?.revision;
  return {
    isTicked: isTicked && (read === undefined || isAsShown), shown: isTicked && isAsShown ? read : undefined, tick,
  };
}
