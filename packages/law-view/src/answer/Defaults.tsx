import type { ReactNode } from 'react';
import { nameOf, valueText, wholePath } from '../facts/name.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import type { AnswerPanelProps } from './panel.ts';

/** Facts that were left out and for which the policy's own default stood in. */
export function Defaults({ item, index, json }: Pick<AnswerPanelProps, 'item' | 'index' | 'json'>): ReactNode {
  const { say, policy, language } = useSurroundings();
  if (item.defaults.length === 0) return null;
  const place = { policy, json, language };
  return (
    <details className="law-fold">
      <summary>{say('defaultsUsed', { n: item.defaults.length })}</summary>
      <ul className="law-defaults">
        {item.defaults.map(({ fact, value }) => {
          const path = wholePath(fact, index);
          return (
            <li key={fact}>
              {say('defaultUsed', { fact: nameOf(path, place), value: valueText(path, value, place) })}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
