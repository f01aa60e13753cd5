import { useEffect, useState } from 'react';
import type { Advice, CheckedPolicy, ItemAnswer } from '@qingce/policy-language/evaluate';
import type { LawState } from './useLawState.ts';

type AdviceInput = Pick<LawState, 'draft' | 'view' | 'readings'> & { readonly policy: CheckedPolicy; readonly item: ItemAnswer | undefined };

/** What would change a no, looked for once the browser has time to spare after a keystroke. */
export function useAdvice({ item }: AdviceInput): readonly Advice[] {
  return item?.next ?? [];
}
