import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { inLanguage, usePolicies } from './usePolicy.ts';
import { useLanguage } from './useLanguage.ts';

/** What an item of a policy is called in the reader's language; … until the policy has come. */
export function useItemNames(): (policy: string, item: string) => string {
  const language = useLanguage();
  const loaded = useLoadedPolicies();
  return (policy, item) => {
    const found = loaded.find(({ id }) => id === policy);
    if (!found) return '…';
    const named = found.items.find(({ id }) => id === item);
    return named ? inLanguage(named.name, language) : item;
  };
}

/** The items of a claim by name, each once. */
export function useItemList(): (policy: string, items: readonly string[]) => string {
  const { t } = useTranslation('shared');
  const itemName = useItemNames();
  return (policy, items) => [...new Set(items)].map((item) => itemName(policy, item)).join(t('between'));
}

/** What a step of a policy's process is called in the reader's language; … until the policy has come. */
export function useStepName(): (policy: string, step: string) => string {
  const language = useLanguage();
  const loaded = useLoadedPolicies();
  return (policy, step) => {
    const found = loaded.find(({ id }) => id === policy)?.process.steps.find(({ id }) => id === step);
    return found ? inLanguage(found.name, language) : '…';
  };
}

/**
 * What an office is called by a policy: two policies may call theirs by one id. Without a policy, what all that know
 * the office agree on. Its id until they have come, and where they differ.
 */
export function useOfficeName(policy?: string): (office: string) => string {
  const language = useLanguage();
  const loaded = useLoadedPolicies().filter(({ id }) => policy === undefined || id === policy);
  return (office) => {
    const called = loaded.flatMap(({ process }) => process.offices).filter(({ id }) => id === office);
    const [name, ...others] = [...new Set(called.map((each) => inLanguage(each.name, language)))];
    return name !== undefined && others.length === 0 ? name : office;
  };
}

/** What a treasury is called by a policy, since two may call theirs by one id; without one, by any policy. */
export function useTreasuryName(policy?: string): (treasury: string) => string {
  const treasuries = useTreasuries(policy);
  return (treasury) => treasuries.find(({ value }) => value === treasury)?.label ?? treasury;
}

/** The treasuries that a policy, or any, shares money with, once each, as a choice. */
export function useTreasuries(policy?: string): readonly { readonly value: string; readonly label: string }[] {
  const language = useLanguage();
  const loaded = useLoadedPolicies().filter(({ id }) => policy === undefined || id === policy);
  const parties = loaded.flatMap(({ shares }) => shares?.parties ?? []);
  return [...new Map(parties.map(({ id, name }) => [id, { value: id, label: inLanguage(name, language) }])).values()];
}

/** The policies in force that have come so far. */
export function useLoadedPolicies(): readonly CheckedPolicy[] {
  const { data: policies = [] } = usePolicies();
  const loaded = useQueries({
    queries: policies.map(({ address }) => ({
      queryKey: [address], staleTime: Number.POSITIVE_INFINITY,
      queryFn: async () => await (await fetch(address)).json() as CheckedPolicy,
    })),
  });
  return loaded.flatMap(({ data }) => data ?? []);
}

/** Every item of the policies in force, by name; an id that several policies share stands once. */
export function useAllItems(): { value: string; label: string }[] {
  const language = useLanguage();
  const items = useLoadedPolicies().flatMap((policy) => policy.items);
  return [...new Map(items.map(({ id, name }) => [id, { value: id, label: inLanguage(name, language) }])).values()];
}
