import { refusalSentence, refusals } from '@qingce/contract';
import type { RefusalCode, TrailRecord } from '@qingce/contract';
import { useTranslation } from 'react-i18next';
import { claimWordsZhCN } from '../kit/claim-words.zh-CN.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { trailActsZhCN } from './acts.zh-CN.ts';
import { trailZhCN } from './trail.zh-CN.ts';

interface TrailNames {
  /** What an act is called; its code where it has no name. */
  readonly actName: (act: string) => string;
  readonly kindName: (kind: string) => string;
  /** Why it was denied, in words where the sentence needs nothing filled in. */
  readonly denial: (details: TrailRecord['details']) => string | undefined;
}

/** What stands in the trail as codes, in the reader's words. */
export function useTrailNames(): TrailNames {
  const { t } = useTranslation('trail');
  const { t: acts } = useTranslation('trailActs');
  const { t: words } = useTranslation('claimWords');
  const language = useLanguage();
  return {
    actName: (act) => {
      if (isKeyOf(claimWordsZhCN.act, act)) return words(`act.${act}`);
      return isKeyOf(trailActsZhCN, act) ? acts(act) : act;
    },
    kindName: (kind) => t(`kinds.${isKeyOf(trailZhCN.kinds, kind) ? kind : 'other'}`),
    denial: ({ refusal }) => {
      if (typeof refusal !== 'string' || !isKeyOf(refusals, refusal)) return undefined;
      const code: RefusalCode = refusal;
      return refusals[code].fields.length > 0 ? code : refusalSentence(code, {}, language);
    },
  };
}

function isKeyOf<Known extends object>(known: Known, key: string): key is keyof Known & string {
  return Object.hasOwn(known, key);
}
