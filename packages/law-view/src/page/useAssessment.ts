import { useMemo } from 'react';
import type { Answer, CheckedPolicy, InputError, ItemAnswer } from '@qingce/policy-language/evaluate';
import { assessDraft } from '../answer/assess-draft.ts';
import { derivationOf } from '../answer/derivation.ts';
import { useOutlook } from './useOutlook.ts';
import { marksOf } from '../answer/marks.ts';
import { claimableItems, isFilled } from '../facts/draft.ts';
import { contentsOf } from '../law/contents.ts';
import { dimmedLimbs } from '../law/dimming.ts';
import type { Block } from '../law/layout.ts';
import type { ContentsLine } from '../law/contents.ts';
import type { Advice } from '@qingce/policy-language/evaluate';
import type { Derived } from '../answer/panel.ts';
import type { Language } from '../wording/say.ts';
import type { LawState } from './useLawState.ts';
import type { Mark } from '../answer/marks.ts';

/** Everything that the page shows about the facts in hand. */
export type Assessed = {
  readonly touched: boolean;
  readonly answer: Answer | undefined;
  readonly errors: readonly InputError[];
  /** The answer about the item in view, and its place in the draft. */
  readonly item: ItemAnswer | undefined;
  readonly place: number;
  readonly derived: Derived;
  readonly advice: readonly Advice[];
  readonly marks: ReadonlyMap<number, Mark>;
  readonly dimmed: ReadonlySet<string>;
  readonly contents: readonly ContentsLine[];
};

type AssessmentInput = {
  readonly policy: CheckedPolicy;
  readonly blocks: readonly Block[];
  readonly language: Language;
  readonly translation?: readonly string[] | undefined;
  readonly state: LawState & { readonly live: boolean };
};

/** Assesses at every keystroke; before any fact is given the law stands unpainted. */
export function useAssessment({ policy, blocks, language, translation, state }: AssessmentInput): Assessed {
  const { draft, view, readings, live, touched } = state;
  const found = useMemo(
    () =>
      live
        ? assessDraft({ policy, draft, view, readings }, { advice: false, trace: false })
        : { answer: undefined, errors: [], places: [] },
    [policy, draft, view, readings, live],
  );
  const place = draft.items.findLastIndex(({ item }) => item === view);
  const item = found.answer?.items[found.places.indexOf(place)];
  const { explained, advice, reached } = useOutlook({ policy, draft, view, readings }, item);
  const shown = touched ? item : undefined;
  const painted = useMemo(
    () => paintingOf({ policy, blocks, item: shown, explained, reached }),
    [policy, blocks, shown, explained, reached],
  );
  const contents = useMemo(
    () =>
      contentsOf({
        policy,
        blocks,
        language,
        translation,
        answer: found.answer,
        findings: shown?.findings ?? [],
        claimable: (touched ? claimableItems(policy, draft) : policy.items).map(({ id }) => id),
        started: draft.items.filter(isFilled).map((entry) => String(entry.item)),
      }),
    [policy, blocks, language, translation, draft, touched, found, shown],
  );
  return { ...found, ...painted, touched, item, place, advice, contents };
}

type Painting = Pick<Assessed, 'derived' | 'marks' | 'dimmed'>;

type PaintingInput = {
  readonly policy: CheckedPolicy;
  readonly blocks: readonly Block[];
  readonly item: ItemAnswer | undefined;
  readonly explained: ItemAnswer | undefined;
  readonly reached: ItemAnswer | undefined;
};

/**
 * How the law is painted for an answer, and its derivation: today's, or of a refusal the one that the first advice
 * would reach. While the answer is open its steps are marked in the law, but have no figures to show.
 */
function paintingOf({ policy, blocks, item, explained, reached }: PaintingInput): Painting {
  if (!item) return unpainted;
  const shown = item.outcome === 'ineligible' ? reached : explained;
  const steps = shown ? derivationOf(policy, shown) : [];
  const marks = marksOf(item, steps);
  const derived = { steps, total: shown?.amount ?? '', supposed: item.outcome === 'ineligible' };
  return {
    derived: item.outcome === 'undetermined' ? unpainted.derived : derived,
    marks,
    dimmed: dimmedLimbs({ policy, blocks, clause: item.clause, marks }),
  };
}

const unpainted: Painting = {
  derived: { steps: [], total: '', supposed: false },
  marks: new Map(),
  dimmed: new Set(),
};
