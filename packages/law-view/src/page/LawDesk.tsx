import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ClauseList } from '../law/ClauseList.tsx';
import { claimableItems } from '../facts/draft.ts';
import { clauseAnchor } from '../law/anchors.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { Dock } from './Dock.tsx';
import { LawArticle } from './LawArticle.tsx';
import { Panel } from './Panel.tsx';
import { factBehind } from './fact-behind.ts';
import { useAssessment } from './useAssessment.ts';
import { useFactFocus } from './useFactFocus.ts';
import { useItemInView } from './useItemInView.ts';
import { useLawState } from './useLawState.ts';
import type { ContentsLine } from '../law/contents.ts';
import type { LawPageProps } from './law-page-props.ts';
import type { Block } from '../law/layout.ts';

type LawDeskProps = Pick<LawPageProps, 'today' | 'translation' | 'examples'> & { readonly blocks: readonly Block[] };

/** Contents on the left, the law in the middle, the facts and the answer in the margin; a dock below on a phone. */
export function LawDesk({ blocks, today, translation, examples }: LawDeskProps): ReactNode {
  const { policy, language } = useSurroundings();
  const state = useLawState(policy, today);
  const [lit, setLit] = useState<ReadonlySet<number>>(noPhrases);
  const [sheetOpen, setSheetOpen] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const assessed = useAssessment({ policy, blocks, language, translation, state });
  const focusFact = useFactFocus(setSheetOpen);
  const claimable = useMemo(
    () => (state.touched ? claimableItems(policy, state.draft) : policy.items),
    [policy, state.touched, state.draft],
  );
  useItemInView({ policy, blocks, view: state.view, claimable, panel, onItem: state.look });

  const { item, place } = assessed;
  const pressPhrase = useCallback((phrase: number) => {
    const path = item && factBehind({ policy, item, index: place, phrase });
    if (path) focusFact(path);
  }, [policy, item, place, focusFact]);
  const point = useCallback((phrase: number | undefined) => {
    setLit(phrase === undefined ? noPhrases : new Set([phrase]));
  }, []);

  return (
    <div className="law-page" data-live={state.live || undefined} data-touched={state.touched || undefined}>
      <div className="law-side law-side--contents">
        <ClauseList lines={assessed.contents} view={state.live ? state.view : ''} onLine={goTo} />
      </div>
      <LawArticle
        blocks={blocks} translation={translation} marks={assessed.marks} dimmed={assessed.dimmed} lit={lit}
        onPhrase={pressPhrase} onPoint={point}
      />
      <aside ref={panel} className={`law-side law-side--panel${sheetOpen ? ' law-side--open' : ''}`} id="law-panel">
        <Panel
          state={state} assessed={assessed} examples={examples} lit={lit}
          onFact={focusFact} onStep={(step) => setLit(step ? new Set(step.phrases) : noPhrases)}
        />
      </aside>
      {state.live ? <Dock assessed={assessed} open={sheetOpen} onToggle={() => setSheetOpen(!sheetOpen)} /> : null}
    </div>
  );

  function goTo(line: ContentsLine): void {
    if (line.item !== undefined) state.look(line.item);
    document.getElementById(clauseAnchor(line.clause))?.scrollIntoView({ block: 'start' });
  }
}

const noPhrases: ReadonlySet<number> = new Set();
