import { spokenFormula, spokenName } from '@qingce/policy-language/evaluate';
import { grouped } from '@qingce/values';
import type { ReactNode } from 'react';
import { circled } from '../law/PhraseMark.tsx';
import { nameOf, wholePath } from '../facts/name.ts';
import { inLanguage } from '../wording/say.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { formulaText, inWords } from './money.ts';
import type { AnswerPanelProps } from './panel.ts';
import type { DerivationStep } from './derivation.ts';

type DerivationProps = Pick<AnswerPanelProps, 'derived' | 'index' | 'json' | 'lit' | 'onStep'>;

/** How the amount comes about: each step recomputes by hand and lights up its words in the law. */
export function Derivation({ derived, ...props }: DerivationProps): ReactNode {
  const { say, language } = useSurroundings();
  if (derived.steps.length === 0) return null;
  const words = language === 'zh-CN' ? inWords(derived.total) : undefined;
  return (
    <section className="law-derivation" aria-label={say('derivation')}>
      {derived.supposed ? <h3>{say('derivationSupposed')}</h3> : null}
      <ol>
        {derived.steps.map((step) => (
          <StepLine key={step.ordinal} step={step} {...props} />
        ))}
      </ol>
      {derived.steps.length > 1 || derived.supposed ? (
        <p className="law-sum">
          <span className="law-ordinal" aria-hidden="true">
            =
          </span>
          <span>
            {say('sum')}
            {words ? <span className="law-formula">{words}</span> : null}
          </span>
          <strong>{grouped(derived.total)}</strong>
        </p>
      ) : null}
    </section>
  );
}

function StepLine({
  step,
  index,
  json,
  lit,
  onStep,
}: Omit<DerivationProps, 'derived'> & { step: DerivationStep }): ReactNode {
  const { policy, language } = useSurroundings();
  const formula = (text: string): string => formulaText(inLanguage(spokenFormula(policy, text), language));
  const isLit = step.phrases.some((phrase) => lit.has(phrase));
  return (
    <li>
      <button
        type="button"
        className={isLit ? 'law-step law-step--lit' : 'law-step'}
        onMouseEnter={() => onStep(step)}
        onMouseLeave={() => onStep(undefined)}
        onFocus={() => onStep(step)}
        onBlur={() => onStep(undefined)}
        onClick={() => onStep(step)}
      >
        <span className="law-ordinal" aria-hidden="true">
          {circled(step.ordinal)}
        </span>
        <StepWords words={step.words} />
        <strong>{grouped(step.value)}</strong>
        <span className="law-step-formulas">
          {step.row === undefined ? null : (
            <span className="law-formula">{rowText(step.row, { policy, json, language, index })}</span>
          )}
          {step.figures.map((figure) => (
            <span key={figure.rule} className="law-formula">
              <RuleName rule={figure.rule} /> = {formula(figure.formula)} = {grouped(figure.value)}
            </span>
          ))}
          {step.formula === undefined ? null : (
            <span className="law-formula law-formula--last">{formula(step.formula)}</span>
          )}
        </span>
      </button>
    </li>
  );
}

/** The words of the law are Chinese whatever the page's language is. */
export function StepWords({ words }: Pick<DerivationStep, 'words'>): ReactNode {
  const { language } = useSurroundings();
  return <span lang={words.en === words.zh ? 'zh-CN' : language}>{inLanguage(words, language)}</span>;
}

/** The name of a figure in the reader's language, where the policy says it in that language. */
function RuleName({ rule }: { readonly rule: string }): ReactNode {
  const { policy, language } = useSurroundings();
  const name = inLanguage(spokenName(policy, rule), language);
  return <span lang={name === rule ? 'zh-CN' : language}>{name}</span>;
}

/** A period as its two days, a row of a list by its name; anything else as the trace says it. */
function rowText(row: string, { index, ...place }: Parameters<typeof nameOf>[1] & { index: number }): string {
  const period = /^([0-9]{4}-[0-9]{2}-[0-9]{2})～([0-9]{4}-[0-9]{2}-[0-9]{2})/.exec(row);
  if (period) return `${period[1] ?? ''} – ${period[2] ?? ''}`;
  return /^[a-z]\w*\[[0-9]+\]$/i.test(row) ? nameOf(wholePath(row, index), place) : row;
}
