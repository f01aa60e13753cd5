import { useEffect, useState } from 'react';
import type { Advice, ItemAnswer } from '@qingce/policy-language/evaluate';
import { assessDraft } from '../answer/assess-draft.ts';
import { withFact } from '../facts/draft.ts';
import { wholePath } from '../facts/name.ts';
import type { DraftToAssess } from '../answer/assess-draft.ts';

/** What an answer's figure leaves out to be there at once: its trace, and what would turn a no into a yes. */
export type Outlook = {
  /** The answer with its trace. */
  readonly explained: ItemAnswer | undefined;
  readonly advice: readonly Advice[];
  /** The answer that the first advice would bring. */
  readonly reached: ItemAnswer | undefined;
};

type Found = Outlook & { readonly view: string; readonly outcome: ItemAnswer['outcome'] };

/** So long after the last keystroke the person is taken to have paused. */
const PAUSE_MS = 120;
const nothing: Outlook = { explained: undefined, advice: [], reached: undefined };

/**
 * Explains an answer right after it was shown, and looks for advice in a pause. Until the next explanation is there the
 * last one of the same item and outcome stays, so that nothing jumps while a person types.
 */
export function useOutlook(
  { policy, draft, view, readings }: DraftToAssess,
  item: ItemAnswer | undefined,
): Outlook {
  const [found, setFound] = useState<Found>();
  const outcome = item?.outcome;
  useEffect(() => {
    if (outcome === undefined) return undefined;
    const input = { policy, draft, view, readings };
    const explaining = setTimeout(() => {
      const explained = itemIn(input, { advice: false });
      setFound((last) => {
        // What stood with another outcome (advice, when it was a no) is not of this answer.
        const kept = last?.view === view && last.outcome === outcome ? last : nothing;
        return { ...kept, explained, view, outcome };
      });
    });
    const advising =
      outcome === 'ineligible'
        ? setTimeout(() => {
            setFound((last) => ({ explained: last?.explained, ...lookOut(input), view, outcome }));
          }, PAUSE_MS)
        : undefined;
    return () => {
      clearTimeout(explaining);
      clearTimeout(advising);
    };
  }, [policy, draft, view, readings, outcome]);
  return found?.view === view && found.outcome === outcome ? found : nothing;
}

function lookOut(input: DraftToAssess): Pick<Outlook, 'advice' | 'reached'> {
  const advice = itemIn(input, { trace: false })?.next ?? [];
  const [first] = advice;
  if (!first) return { advice, reached: undefined };
  const place = placeOf(input);
  const draft = first.changes.reduce((now, { fact, to }) => withFact(now, wholePath(fact, place), to), input.draft);
  return { advice, reached: itemIn({ ...input, draft }, { advice: false }) };
}

/** The answer about the item in view. */
function itemIn(input: DraftToAssess, options: Parameters<typeof assessDraft>[1]): ItemAnswer | undefined {
  const { answer, places } = assessDraft(input, options);
  return answer?.items[places.indexOf(placeOf(input))];
}

function placeOf({ draft, view }: DraftToAssess): number {
  return draft.items.findLastIndex((entry) => entry.item === view);
}
