import { PolicyLine } from '@qingce/contract';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Bilingual, Language } from '@qingce/contract';
import { useReading } from './useApi.ts';

/** The policies that claims can be made under. */
export function usePolicies(): UseQueryResult<PolicyLine[]> {
  return useReading('/api/policies', z.array(PolicyLine));
}

/** Where a version of a policy lies, for ever the same under its hash. */
export function policyAddress(policy: string, hash: string): string {
  return `/policies/${policy}/${hash.replace('sha256:', '')}.json`;
}

export async function readPolicy(address: string): Promise<CheckedPolicy> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The policy ${address} could not be loaded.`);
  return await response.json() as CheckedPolicy;
}

/** One version of a policy by its hash; it never changes, so it is asked for once. */
export function usePolicy(policy: string, hash: string): UseQueryResult<CheckedPolicy> {
  const address = policyAddress(policy, hash);
  return useQuery({
    queryKey: [address], staleTime: Number.POSITIVE_INFINITY, queryFn: () => readPolicy(address),
  });
}

/** The reader's side of a text that a policy gives in both languages. */
export function inLanguage(text: z.infer<typeof Bilingual>, language: Language): string {
  return language === 'en' ? text.en : text.zh;
}

/** 材料 — what a policy calls a material; its id where it names none. */
export function materialName({ process }: CheckedPolicy, material: string, language: Language): string {
  const found = process.materials.find(({ id }) => id === material);
  return found ? inLanguage(found.name, language) : material;
}
