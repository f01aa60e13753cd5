import { useEffect, useState } from 'react';
import type { Advice, ItemAnswer } from '@qingce/policy-language/evaluate';
import { assessDraft } from '../answer/assess-draft.ts';
import { withFact } from '../facts/draft.ts';
import { wholePath } from '../facts/name.ts';
import type { DraftToAssess } from '../answer/assess-draft.ts';

/** What would turn a no into a yes, and the answer that the first of it would bring. */
export type Outlook = { readonly advice: readonly Advice[]; readonly reached: ItemAnswer | undefined };

/** So long after the last keystroke the person is taken to have paused. */
const PAUSE_MS = 120;
const nothing: Outlook = { advice: [], reached: undefined };

/** The outlook of a refusal, looked for in a pause after a keystroke; nothing for any other answer. */
export function useAdvice({ policy, draft, view, readings }: DraftToAssess, item: ItemAnswer | undefined): Outlook {
  const [found, setFound] = useState<{ readonly about: ItemAnswer; readonly outlook: Outlook }>();
  useEffect(() => {
    if (item?.outcome !== 'ineligible') return undefined;
    const timer = setTimeout(() => {
      setFound({ about: item, outlook: lookOut({ policy, draft, view, readings }) });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [policy, draft, view, readings, item]);
  return found !== undefined && found.about === item ? found.outlook : nothing;
}

function lookOut(input: DraftToAssess): Outlook {
  const { draft, view } = input;
  const place = draft.items.findLastIndex((entry) => entry.item === view);
  const answerIn = (asked: DraftToAssess, options: Parameters<typeof assessDraft>[1]): ItemAnswer | undefined => {
    const { answer, places } = assessDraft(asked, options);
    return answer?.items[places.indexOf(place)];
  };
  const advice = answerIn(input, { trace: false })?.next ?? [];
  const [first] = advice;
  if (!first) return nothing;
  const changed = first.changes.reduce((now, { fact, to }) => withFact(now, wholePath(fact, place), to), draft);
  return { advice, reached: answerIn({ ...input, draft: changed }, { advice: false }) };
}
