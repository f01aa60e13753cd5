import { createContext, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { sayIn } from './say.ts';
import type { Language, Say } from './say.ts';

/** What every part of the law page needs to speak: the policy, the language and its sentences. */
export type Surroundings = { readonly policy: CheckedPolicy; readonly language: Language; readonly say: Say };

const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

/** Gives the parts of a law page below it their policy and language. */
export function LawSurroundings({ policy, language, children }: {
  policy: CheckedPolicy; language: Language; children: ReactNode;
}): ReactNode {
  const surroundings = useMemo(() => ({ policy, language, say: sayIn(language) }), [policy, language]);
  return <SurroundingsContext value={surroundings}>{children}</SurroundingsContext>;
}

/** The policy and language given by the nearest `LawSurroundings`; an Error without one. */
export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('Parts of the law page stand within <LawSurroundings>.');
  return surroundings;
}
