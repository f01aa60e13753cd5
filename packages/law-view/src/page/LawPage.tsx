import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { layOut } from '../law/layout.ts';
import { LawSurroundings } from '../wording/Surroundings.tsx';
import { LawDesk } from './LawDesk.tsx';
import type { Language } from '../wording/say.ts';

export type LawPageProps = {
  readonly policy: CheckedPolicy;
  readonly language: Language;
  /** The business day for which the page computes at first. */
  readonly today: string;
  /** Unofficial translation, one text a paragraph of the law. */
  readonly translation?: readonly string[] | undefined;
  /** Worked examples, facts of the contract by item. */
  readonly examples?: Readonly<Record<string, unknown>> | undefined;
};

/** 法规页 — the law with the answer written into it. The server renders it as plain law, the browser brings it to life. */
export function LawPage({ policy, language, ...rest }: LawPageProps): ReactNode {
  const blocks = useMemo(() => layOut(policy), [policy]);
  return (
    <LawSurroundings policy={policy} language={language}>
      <LawDesk blocks={blocks} {...rest} />
    </LawSurroundings>
  );
}
