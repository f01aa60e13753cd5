import { pathText } from '@qingce/law-view';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { factLines } from '../casefile/fact-lines.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { useLanguage } from '../kit/useLanguage.ts';

/** What a correction can be about, under the value of its choice: `fact:items[0].seats`, `material:lease`. */
export interface Target {
  readonly value: string;
  readonly name: string;
}

/** Every fact and every material that this claim has or should have. */
export function useTargets(file: CaseFile, policy: CheckedPolicy): { facts: Target[]; materials: Target[] } {
  const language = useLanguage();
  const { items } = file.claim;
  return {
    facts: factLines(file, policy, language).map(({ path, name }) => ({ value: `fact:${pathText(path)}`, name })),
    materials: policy.process.materials
      .filter(({ for: whom }) => whom.some((item) => item === 'all' || items.includes(item)))
      .map(({ id, name }) => ({ value: `material:${id}`, name: inLanguage(name, language) })),
  };
}

/** The choice that a correction stands for, and back. */
export function targetOf({ fact, material }: { fact?: string | undefined; material?: string | undefined }): string {
  return material === undefined ? `fact:${fact ?? ''}` : `material:${material}`;
}
export function fieldsOf(target: string): { fact: string } | { material: string } {
  const at = target.indexOf(':');
  const rest = target.slice(at + 1);
  return target.startsWith('material:') ? { material: rest } : { fact: rest };
}
