/** The text of the law with the answer tied to its phrases, before it is painted for a terminal or a page. */
import type { Answer, Bilingual, CheckedPolicy, Finding, Step } from '@qingce/policy-language';

/** How a phrase stands: met, not met, not known yet, or carried out by a step of the computation. */
export type PhraseStanding = 'met' | 'failed' | 'open' | 'step';

export type PhraseMark = {
  readonly standing: PhraseStanding;
  readonly glosses: readonly Bilingual[];
  readonly steps: readonly number[];
};

/** A run of the law; `opens` is the clause that begins with it. */
export type LawPiece = {
  readonly text: string;
  readonly opens: string | undefined;
  readonly mark: PhraseMark | undefined;
};

/** A step of an award with its ordinal within the claim. */
export type NumberedStep = Step & { readonly ordinal: number };

export type ExplainedLaw = {
  readonly paragraphs: readonly (readonly LawPiece[])[];
  /** The steps of each item, numbered through. */
  readonly steps: readonly (readonly NumberedStep[])[];
};

export function explainLaw(policy: CheckedPolicy, answer: Answer): ExplainedLaw {
  const steps = numberSteps(answer);
  const marks = marksOf(answer, steps.flat());
  const paragraphs = policy.law.paragraphs.map(({ runs }) => runs.map(({ text, phrase, opens }) =>
    ({ text, opens, mark: phrase === undefined ? undefined : marks.get(phrase) })));
  return { paragraphs, steps };
}

/** Steps that show how a figure of an award came about; conditions are told by their findings. */
function numberSteps({ items }: Answer): NumberedStep[][] {
  let ordinal = 0;
  return items.map(({ trace, outcome }) =>
    trace
      .filter((step) => outcome !== 'ineligible' && isFigure(step))
      .map((step) => {
        ordinal += 1;
        return { ...step, ordinal };
      }),
  );
}

function isFigure({ kind, formula }: Step): boolean {
  return kind !== 'condition' && formula !== undefined;
}

function marksOf({ items }: Answer, steps: readonly NumberedStep[]): Map<number, PhraseMark> {
  const findings = Map.groupBy(items.flatMap((item) => item.findings).flatMap((finding) =>
    finding.phrases.map((phrase) => ({ phrase, finding }))), ({ phrase }) => phrase);
  const carried = Map.groupBy(
    steps.flatMap((step) => step.phrases.map((phrase) => ({ phrase, step }))),
    ({ phrase }) => phrase,
  );
  const phrases = [...new Set([...findings.keys(), ...carried.keys()])];
  return new Map(phrases.map((phrase) => [phrase, markOf(
    (findings.get(phrase) ?? []).map(({ finding }) => finding),
    (carried.get(phrase) ?? []).map(({ step }) => step.ordinal),
  )]));
}

/** One failure outweighs all, one open question every success. */
function markOf(findings: readonly Finding[], ordinals: readonly number[]): PhraseMark {
  const standing = findings.length === 0 ? 'step' : standingOf(findings);
  const telling = findings.filter(({ holds }) => standing === 'met' || holds !== true);
  const glosses = telling.flatMap(({ gloss }) => (gloss ? [gloss] : []));
  return {
    standing,
    glosses: [...new Map(glosses.map((gloss) => [gloss.zh, gloss])).values()],
    steps: [...new Set(ordinals)],
  };
}

function standingOf(findings: readonly Finding[]): PhraseStanding {
  if (findings.some(({ holds }) => holds === false)) return 'failed';
  return findings.some(({ holds }) => holds === null) ? 'open' : 'met';
}
