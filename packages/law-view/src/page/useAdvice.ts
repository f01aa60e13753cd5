import { useEffect, useState } from 'react';
import type { Advice, ItemAnswer } from '@qingce/policy-language/evaluate';
import { assessDraft } from '../answer/assess-draft.ts';
import type { DraftToAssess } from '../answer/assess-draft.ts';

/** So long after the last keystroke the person is taken to have paused. */
const PAUSE_MS = 120;

/** What would change a no, looked for in a pause after a keystroke; none for an answer that is no refusal. */
export function useAdvice({ policy, draft, view, readings }: DraftToAssess, item: ItemAnswer | undefined): readonly Advice[] {
  const [found, setFound] = useState<{ readonly about: ItemAnswer; readonly advice: readonly Advice[] }>();
  useEffect(() => {
    if (item?.outcome !== 'ineligible') return undefined;
    const timer = setTimeout(() => {
      const { answer, places } = assessDraft({ policy, draft, view, readings }, { trace: false });
      const place = draft.items.findLastIndex((entry) => entry.item === view);
      setFound({ about: item, advice: answer?.items[places.indexOf(place)]?.next ?? [] });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [policy, draft, view, readings, item]);
  return found !== undefined && found.about === item ? found.advice : [];
}
