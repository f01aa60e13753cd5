import { grouped } from '@qingce/values';
import type { ReactNode } from 'react';
import type { Change } from '@qingce/policy-language/evaluate';
import { nameOf, valueText, wholePath } from '../facts/name.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { sayIn } from '../wording/say.ts';
import type { FactPath } from '../facts/path.ts';
import type { AnswerPanelProps } from './panel.ts';

/** What would turn the no into a yes, and what it would be worth. */
export function Advices({
  advice,
  index,
  json,
  onFact,
}: Pick<AnswerPanelProps, 'advice' | 'index' | 'json' | 'onFact'>): ReactNode {
  const { policy, language, say } = useSurroundings();
  if (advice.length === 0) return null;
  const place = { policy, json, language };
  return (
    <ul className="law-callout law-callout--reach">
      {advice.map(({ changes, amount }) => {
        const texts = changes.map((change) => changeText(change, wholePath(change.fact, index), place));
        return (
          <li key={texts.join()}>
            <span aria-hidden="true">→ </span>
            {texts.join(say('adviceAnd'))}
            {say('adviceThen')}
            <strong>{say('adviceWorth', { amount: grouped(amount) })}</strong>
            {changes.map(({ fact }) => (
              <button
                key={fact}
                type="button"
                className="law-link"
                onClick={() => onFact(wholePath(fact, index))}
              >
                {changes.length > 1 ? nameOf(wholePath(fact, index), place) : say('toFact')}
              </button>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

function changeText({ from, to }: Change, path: FactPath, place: Parameters<typeof nameOf>[1]): string {
  const say = sayIn(place.language);
  const values = { fact: nameOf(path, place), from: valueText(path, from, place), to: valueText(path, to, place) };
  return say(from === undefined || from === null ? 'adviceSet' : 'adviceChange', values);
}
