import type { ReactNode } from 'react';
import { nameOf, wholePath } from '../facts/name.ts';
import { pathText } from '../facts/path.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import type { AnswerPanelProps } from './panel.ts';

/** What is still worth asking, each leading to its field. */
export function Missing({
  item,
  index,
  json,
  onFact,
}: Pick<AnswerPanelProps, 'item' | 'index' | 'json' | 'onFact'>): ReactNode {
  const { say, policy, language } = useSurroundings();
  if (item.missing.length === 0 || item.outcome !== 'undetermined') return null;
  return (
    <section className="law-callout law-callout--open">
      <p>
        <span aria-hidden="true">? </span>
        <strong>{say('missing', { n: item.missing.length })}</strong>
      </p>
      <ul className="law-asked">
        {item.missing.map((fact) => {
          const path = wholePath(fact, index);
          return (
            <li key={pathText(path)}>
              <button type="button" className="law-link" onClick={() => onFact(path)}>
                {nameOf(path, { policy, json, language })}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
