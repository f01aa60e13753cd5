import { DraftPresence } from '@qingce/contract';
import { useEffect, useState } from 'react';
import { doAct, newIdempotencyKey } from '../kit/api.ts';
import type { DraftInHand } from './useDraft.ts';

const everyMilliseconds = 30_000;
/** Somebody who has done nothing for so long is not told as present, and does not keep their session alive. */
const idleMilliseconds = 5 * 60_000;
const signsOfLife = ['keydown', 'pointerdown', 'focusin'] as const;

/**
 * 同时填写 — says twice a minute that the person is at the draft, while they are, and answers who else is. What others
 * saved meanwhile comes in at the same time.
 */
export function usePresence(
  claimId: string, { catchUp, now }: Pick<DraftInHand, 'catchUp' | 'now'>,
): readonly string[] {
  const [others, setOthers] = useState<readonly string[]>([]);
  useEffect(() => {
    let livedAt = performance.now();
    const live = (): void => { livedAt = performance.now(); };
    const say = async (): Promise<void> => {
      const isHere = document.visibilityState === 'visible' && performance.now() - livedAt < idleMilliseconds;
      if (!isHere || !navigator.onLine) return;
      const path = `/api/claims/${claimId}/presence`;
      const present = await doAct({ path, body: {}, key: newIdempotencyKey() }, DraftPresence);
      setOthers(present.others);
      if (present.revision > now().revision) await catchUp();
    };
    // Whatever goes wrong shows where it matters: when the draft is saved.
    const round = (): void => void say().catch(() => {});
    round();
    const timer = setInterval(round, everyMilliseconds);
    for (const sign of signsOfLife) document.addEventListener(sign, live);
    document.addEventListener('visibilitychange', round);
    return () => {
      clearInterval(timer);
      for (const sign of signsOfLife) document.removeEventListener(sign, live);
      document.removeEventListener('visibilitychange', round);
    };
  }, [claimId, catchUp, now]);
  return others;
}
