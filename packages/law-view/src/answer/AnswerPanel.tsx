import { grouped } from '@qingce/values';
import type { ReactNode } from 'react';
import type { Answer, ItemAnswer } from '@qingce/policy-language/evaluate';
import { Advices } from './Advices.tsx';
import { Defaults } from './Defaults.tsx';
import { Derivation } from './Derivation.tsx';
import { Missing } from './Missing.tsx';
import { Reasons } from './Reasons.tsx';
import { inWords } from './money.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import type { AnswerPanelProps } from './panel.ts';

/** 测算结果 — today's answer about one item, why, what would change it and how it is computed. */
export function AnswerPanel(props: AnswerPanelProps): ReactNode {
  const { item, answer } = props;
  return (
    <>
      <Figure item={item} />
      <Reasons {...props} />
      <Advices {...props} />
      <Missing {...props} />
      <Derivation {...props} />
      <Defaults {...props} />
      {answer.items.filter(({ outcome }) => outcome === 'eligible').length > 1 ? <Total answer={answer} /> : null}
    </>
  );
}

function Figure({ item }: { item: ItemAnswer }): ReactNode {
  const { say, language } = useSurroundings();
  if (item.amount === null) return <OpenFigure item={item} />;
  const words = language === 'zh-CN' && item.outcome === 'eligible' ? inWords(item.amount) : undefined;
  return (
    <div className="law-figure">
      <p className="law-amount">
        <strong>{grouped(item.amount)}</strong> {say('yuan')}
        <span className={`law-outcome law-outcome--${item.outcome}`}>
          <span aria-hidden="true">{item.outcome === 'eligible' ? '✓ ' : '✗ '}</span>
          {say(item.outcome === 'eligible' ? 'awarded' : 'notAwarded')}
        </span>
      </p>
      {words === undefined ? null : <p className="law-words">{words}</p>}
    </div>
  );
}

function OpenFigure({ item: { range } }: { item: ItemAnswer }): ReactNode {
  const { say } = useSurroundings();
  const known = range && (range.max !== null || range.min !== '0.00');
  return (
    <div className="law-figure">
      <p className="law-amount">
        <strong className="law-amount--open">{say('undetermined')}</strong>
      </p>
      {known && range ? (
        <p className="law-range">
          {range.max === null
            ? say('undeterminedFrom', { min: grouped(range.min) })
            : say('undeterminedRange', { min: grouped(range.min), max: grouped(range.max) })}
        </p>
      ) : null}
    </div>
  );
}

function Total({ answer }: { answer: Answer }): ReactNode {
  const { say } = useSurroundings();
  return (
    <p className="law-total">
      <span>{say('total')}</span> <strong>{grouped(answer.total)}</strong> {say('yuan')}
      {answer.alternatives.length > 0 ? <span className="law-help">{say('alternatives')}</span> : null}
    </p>
  );
}
