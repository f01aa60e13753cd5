import type { ReactNode } from 'react';
import { circled } from '../law/PhraseMark.tsx';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { grouped } from './money.ts';
import type { AnswerPanelProps } from './panel.ts';
import type { DerivationStep } from './derivation.ts';

/** How the amount comes about: each step recomputes by hand and lights up its words in the law. */
export function Derivation({ steps, lit, onStep }: Pick<AnswerPanelProps, 'steps' | 'lit' | 'onStep'>): ReactNode {
  const { say } = useSurroundings();
  if (steps.length === 0) return null;
  return (
    <section className="law-derivation" aria-label={say('derivation')}>
      <ol>
        {steps.map((step) => <StepLine key={step.ordinal} step={step} lit={step.phrases.some((phrase) => lit.has(phrase))} onStep={onStep} />)}
      </ol>
    </section>
  );
}

function StepLine({ step, lit, onStep }: { step: DerivationStep; lit: boolean; onStep: AnswerPanelProps['onStep'] }): ReactNode {
  return (
    <li>
      <button
        type="button" className={lit ? 'law-step law-step--lit' : 'law-step'}
        onMouseEnter={() => onStep(step)} onMouseLeave={() => onStep(undefined)}
        onFocus={() => onStep(step)} onBlur={() => onStep(undefined)} onClick={() => onStep(step)}
      >
        <span className="law-ordinal" aria-hidden="true">{circled(step.ordinal)}</span>
        <span className="law-step-text"><span>{step.rule}</span>{step.formula ? <span className="law-formula">{step.formula}</span> : null}</span>
        <strong>{grouped(step.value)}</strong>
      </button>
    </li>
  );
}
