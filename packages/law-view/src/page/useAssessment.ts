import { useMemo } from 'react';
import type { Answer, CheckedPolicy, InputError, ItemAnswer } from '@qingce/policy-language/evaluate';
import { assessDraft } from '../answer/assess-draft.ts';
import { derivationOf } from '../answer/derivation.ts';
import { useAdvice } from './useAdvice.ts';
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
    () => (live ? assessDraft({ policy, draft, view, readings }, { advice: false }) : { answer: undefined, errors: [], places: [] }),
    [policy, draft, view, readings, live],
  );
  const place = draft.items.findLastIndex(({ item }) => item === view);
  const item = found.answer?.items[found.places.indexOf(place)];
  const { advice, reached } = useAdvice({ policy, draft, view, readings }, item);
  return useMemo(() => {
    const derived = derivedFrom(policy, touched ? item : undefined, reached);
    const marks = item && touched ? marksOf(item, derived.steps) : noMarks;
    const clause = item?.clause ?? '';
    const contents = contentsOf({
      policy, blocks, language, translation, answer: found.answer, findings: touched ? item?.findings ?? [] : [],
      claimable: live && touched ? claimableItems(policy, draft).map(({ id }) => id) : policy.items.map(({ id }) => id),
      started: draft.items.filter(isFilled).map((entry) => String(entry.item)),
    });
    return { ...found, touched, item, place, derived, advice, marks, contents, dimmed: dimmedLimbs({ policy, blocks, clause, marks }) };
  }, [policy, blocks, language, translation, draft, live, touched, found, item, place, advice, reached]);
}

/** Today's derivation; of a refused item the one that the first advice would reach. */
function derivedFrom(policy: CheckedPolicy, item: ItemAnswer | undefined, reached: ItemAnswer | undefined): Derived {
  const shown = item?.outcome === 'ineligible' ? reached : item;
  const steps = shown ? derivationOf(policy, shown) : [];
  return { steps, total: shown?.amount ?? shown?.range?.max ?? '', supposed: shown !== item || item?.outcome === 'undetermined' };
}

const noMarks: ReadonlyMap<number, Mark> = new Map();
