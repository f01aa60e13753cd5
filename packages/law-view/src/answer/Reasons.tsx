import type { ReactNode } from 'react';
import type { Reason } from '@qingce/policy-language/evaluate';
import { inLanguage } from '../wording/say.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { quantityText } from '../facts/form.ts';
import { wholePath } from '../facts/name.ts';
import { ClauseReference } from './ClauseReference.tsx';
import type { AnswerPanelProps } from './panel.ts';

/** Why not: the decisive reason first, each a sentence with its clause and what would be needed. */
export function Reasons({ item, index, onFact }: Pick<AnswerPanelProps, 'item' | 'index' | 'onFact'>): ReactNode {
  const { say } = useSurroundings();
  const [decisive, ...others] = item.reasons;
  if (item.outcome !== 'ineligible' || !decisive) return null;
  return (
    <section className="law-callout law-callout--failed" aria-label={say('reasons')}>
      <ReasonText reason={decisive} index={index} onFact={onFact} strong />
      {others.length === 0 ? null : (
        <ul className="law-others">
          {others.map((reason) => (
            <li key={`${reason.code}${reason.fact ?? ''}`}>
              <ReasonText reason={reason} index={index} onFact={onFact} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type ReasonTextProps = { reason: Reason; strong?: boolean } & Pick<AnswerPanelProps, 'index' | 'onFact'>;

function ReasonText({ reason, strong, index, onFact }: ReasonTextProps): ReactNode {
  const { say, policy, language } = useSurroundings();
  const { fact, needed } = reason;
  const whole = inLanguage(reason.sentence, language);
  const sentence = needed === undefined ? whole : whole.replace(/[。.]$/, '');
  return (
    <p>
      <span aria-hidden="true">✗ </span>
      {strong ? <strong>{sentence}</strong> : sentence}
      {needed === undefined ? null : say('needed', { needed: quantityText(needed, policy, language) })}{' '}
      <ClauseReference clause={reason.clause} />
      {fact === undefined ? null : (
        <>
          {' '}
          <button type="button" className="law-link" onClick={() => onFact(wholePath(fact, index))}>
            {say('toFact')}
          </button>
        </>
      )}
    </p>
  );
}
