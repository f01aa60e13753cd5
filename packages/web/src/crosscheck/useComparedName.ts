import type { CrossCheck } from '@qingce/contract';
import { useItemNames } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';

/** What a compared fact is called, with its item where it belongs to one. */
export function useComparedName(policy: string): (check: Pick<CrossCheck, 'item' | 'name'>) => string {
  const language = useLanguage();
  const itemName = useItemNames();
  return ({ item, name }) => {
    const fact = inLanguage(name, language);
    return item === null ? fact : `${itemName(policy, item)} · ${fact}`;
  };
}
