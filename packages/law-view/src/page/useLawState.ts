import { useCallback, useEffect, useState } from 'react';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { clauseAnchor } from '../law/anchors.ts';
import { asDraft, startingDraft, withFact, withItem } from '../facts/draft.ts';
import { fragmentOf, readFragment } from '../facts/fragment.ts';
import type { Draft } from '../facts/draft.ts';
import type { FactPath } from '../facts/path.ts';

/** What a reader has entered: facts, readings tried, and the item in view. */
export type LawState = {
  readonly draft: Draft;
  readonly readings: Readonly<Record<string, string>>;
  readonly view: string;
  /** Whether the reader, or the link that led here, gave any fact. */
  readonly touched: boolean;
};

export type LawActs = {
  readonly setFact: (path: FactPath, value: unknown) => void;
  readonly setReading: (reading: string, option: string | undefined) => void;
  readonly look: (item: string) => void;
  readonly fill: (facts: unknown) => void;
  readonly clear: () => void;
};

const WAIT_BEFORE_WRITING_ADDRESS_MS = 300;

/** The state of the law page, kept in the address's fragment so that a link carries it. */
export function useLawState(policy: CheckedPolicy, today: string): LawState & LawActs & { live: boolean } {
  const first = policy.items[0]?.id ?? '';
  const [state, setState] = useState<LawState>(() => emptyState({ policy, today, view: first }));
  const [live, setLive] = useState(false);

  const acts = useActs({ policy, today, setState });
  const { look } = acts;

  useEffect(() => {
    const read = (): void => {
      const linked = readFragment(location.hash);
      const draft = asDraft(linked?.facts);
      if (linked && draft) {
        const view = viewOf(policy, draft, linked.view);
        setState((now) => ({ draft, readings: linked.readings, touched: true, view: view ?? now.view }));
      }
      // A link to the clause of an item shows its facts.
      const item = policy.items.find(({ clause }) => location.hash === `#${clauseAnchor(clause)}`);
      if (item) look(item.id);
    };
    read();
    // oxlint-disable-next-line react/set-state-in-effect -- the first render must equal the server's
    setLive(true);
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, [policy, look]);

  useEffect(() => {
    if (!live || !state.touched) return undefined;
    // Browsers refuse a page that rewrites its address at every keystroke.
    const timer = setTimeout(
      () => history.replaceState(history.state, '', addressOf(state)),
      WAIT_BEFORE_WRITING_ADDRESS_MS,
    );
    return () => clearTimeout(timer);
  }, [live, state]);

  return { ...state, live, ...acts };
}

function useActs({
  policy,
  today,
  setState,
}: {
  policy: CheckedPolicy;
  today: string;
  setState: (change: (now: LawState) => LawState) => void;
}): LawActs {
  const setFact = useCallback(
    (path: FactPath, value: unknown) => {
      setState((now) => ({ ...now, touched: true, draft: withFact(now.draft, path, value) }));
    },
    [setState],
  );
  const setReading = useCallback(
    (reading: string, option: string | undefined) => {
      setState((now) => {
        const { [reading]: _, ...others } = now.readings;
        return { ...now, readings: option === undefined ? others : { ...others, [reading]: option } };
      });
    },
    [setState],
  );
  const look = useCallback(
    (view: string) => {
      setState((now) => {
        if (now.view === view) return now;
        // Before any fact is given the page speaks as the applicant that may claim the item in view.
        return now.touched
          ? { ...now, view, draft: withItem(now.draft, view).draft }
          : emptyState({ policy, today, view });
      });
    },
    [policy, today, setState],
  );
  const fill = useCallback(
    (facts: unknown) => {
      setState((now) => {
        const draft = asDraft(facts);
        return draft ? { ...now, draft, touched: true, view: viewOf(policy, draft, undefined) ?? now.view } : now;
      });
    },
    [policy, setState],
  );
  const clear = useCallback(() => {
    history.replaceState(history.state, '', location.pathname + location.search);
    setState((now) => emptyState({ policy, today, view: now.view }));
  }, [policy, today, setState]);
  return { setFact, setReading, look, fill, clear };
}

function emptyState({ policy, today, view }: { policy: CheckedPolicy; today: string; view: string }): LawState {
  return { draft: startingDraft({ policy, today, item: view }), readings: {}, view, touched: false };
}

/** The page's address with the facts in it. */
export function addressOf({ draft, readings, view }: Pick<LawState, 'draft' | 'readings' | 'view'>): string {
  return location.pathname + location.search + fragmentOf({ facts: draft, readings, view });
}

/** The item that a link asks to look at, or the first that it has facts about. */
function viewOf(policy: CheckedPolicy, draft: Draft, asked: string | undefined): string | undefined {
  const known = (item: unknown): item is string => policy.items.some(({ id }) => id === item);
  if (known(asked)) return asked;
  return draft.items.map(({ item }) => item).find(known);
}
