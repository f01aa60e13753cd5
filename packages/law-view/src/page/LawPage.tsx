import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { layOut } from '../law/layout.ts';
import { LawSurroundings } from '../wording/Surroundings.tsx';
import { LawDesk } from './LawDesk.tsx';
import type { LawPageProps } from './law-page-props.ts';

/** 法规页 — the law with the answer written into it. The server renders it as plain law, the browser brings it to life. */
export function LawPage({ policy, language, ...rest }: LawPageProps): ReactNode {
  const blocks = useMemo(() => layOut(policy), [policy]);
  return (
    <LawSurroundings policy={policy} language={language}>
      <LawDesk blocks={blocks} {...rest} />
    </LawSurroundings>
  );
}
