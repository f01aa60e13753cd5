import type { ReactNode } from 'react';
import { clauseAnchor } from '../law/anchors.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';

/** A clause by its number, leading to its words. */
export function ClauseReference({ clause }: { clause: string }): ReactNode {
  const { say } = useSurroundings();
  return <a className="law-reference" href={`#${clauseAnchor(clause)}`}>{say('clauseLink', { clause })}</a>;
}
