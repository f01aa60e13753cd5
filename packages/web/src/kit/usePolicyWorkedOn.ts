import { useState } from 'react';
import type { PolicyLine } from '@qingce/contract';
import { useSession } from '../app/session.ts';

/** Whoever works on several policies works on one for days; it is kept on their machine. */
const keptAs = 'policy-worked-on';

/** The policy that a page begins with, until another is chosen, which is then remembered for every page. */
export interface PolicyWorkedOn {
  readonly of: (policies: readonly PolicyLine[]) => PolicyLine | undefined;
  readonly choose: (id: string) => void;
}

/** 当前政策 — the one chosen last; else one that gives work to the reader's own office; else the first. */
export function usePolicyWorkedOn(): PolicyWorkedOn {
  const { unit } = useSession();
  const [chosen, setChosen] = useState(() => localStorage.getItem(keptAs));
  return {
    of: (policies) => policyWorkedOn(policies, { chosen, unit }),
    choose: (id) => {
      localStorage.setItem(keptAs, id);
      setChosen(id);
    },
  };
}

/** The choice by itself: of those policies that fit, by what was chosen and where the reader works. */
export function policyWorkedOn(
  policies: readonly PolicyLine[], { chosen, unit }: { chosen: string | null; unit: string | null },
): PolicyLine | undefined {
  return policies.find(({ id }) => id === chosen)
    ?? policies.find(({ offices }) => unit !== null && offices.includes(unit))
    ?? policies[0];
}
