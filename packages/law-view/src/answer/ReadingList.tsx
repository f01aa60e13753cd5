import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Reading } from '@qingce/policy-language/evaluate';
import { inLanguage } from '../wording/say.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { ClauseReference } from './ClauseReference.tsx';

type ReadingListProps = {
  readonly readings: readonly Reading[];
  /** Options tried instead of those in force, by reading. */
  readonly tried: Readonly<Record<string, string>>;
  readonly onTry: (reading: string, option: string | undefined) => void;
};

/** 解释口径 — the rulings that the answer rests on; those that can be switched may be tried another way. */
export function ReadingList({ readings, tried, onTry }: ReadingListProps): ReactNode {
  const { say } = useSurroundings();
  if (readings.length === 0) return null;
  const isTrying = Object.keys(tried).length > 0;
  return (
    <details className="law-readings" open={isTrying || undefined}>
      <summary>
        {say('readingsUsed', { n: readings.length, m: readings.filter(({ switchable }) => switchable).length })}
      </summary>
      {isTrying ? (
        <output className="law-callout law-callout--open">
          <span aria-hidden="true">? </span>
          {say('readingTried')}{' '}
          <button
            type="button"
            className="law-link"
            onClick={() => {
              for (const id of Object.keys(tried)) onTry(id, undefined);
            }}
          >
            {say('readingReset')}
          </button>
        </output>
      ) : null}
      <ul>
        {readings
          .toSorted((a, b) => Number(b.switchable) - Number(a.switchable))
          .map((reading) => (
            <ReadingLine key={reading.id} reading={reading} option={tried[reading.id]} onTry={onTry} />
          ))}
      </ul>
    </details>
  );
}

type ReadingLineProps = { reading: Reading; option: string | undefined; onTry: ReadingListProps['onTry'] };

function ReadingLine({ reading, option, onTry }: ReadingLineProps): ReactNode {
  const { language } = useSurroundings();
  const name = useId();
  const chosen = option ?? reading.ruling;
  return (
    <li className="law-reading">
      <p id={name}>
        <strong>{reading.id}</strong> {inLanguage(reading.question, language)}{' '}
        <ClauseReference clause={reading.clause} />
      </p>
      {reading.switchable ? (
        <Options reading={reading} chosen={chosen} name={name} onTry={onTry} />
      ) : (
        <p className="law-ruling">{inLanguage(textOf(reading, chosen), language)}</p>
      )}
      <p className="law-help">{inLanguage(reading.reason, language)}</p>
    </li>
  );
}

function Options({
  reading,
  chosen,
  name,
  onTry,
}: {
  reading: Reading;
  chosen: string;
  name: string;
  onTry: ReadingListProps['onTry'];
}): ReactNode {
  const { say, language } = useSurroundings();
  return (
    <div role="radiogroup" aria-labelledby={name} className="law-options">
      {reading.options.map(({ id, text }) => (
        <label key={id}>
          <input
            type="radio"
            name={`reading-${reading.id}`}
            checked={chosen === id}
            onChange={() => onTry(reading.id, id === reading.ruling ? undefined : id)}
          />
          <span>
            {inLanguage(text, language)}
            {id === reading.ruling ? <em>{say('readingInForce')}</em> : null}
          </span>
        </label>
      ))}
    </div>
  );
}

function textOf(reading: Reading, option: string): Reading['question'] {
  return reading.options.find(({ id }) => id === option)?.text ?? reading.question;
}
