import type { CheckedPolicy } from '@qingce/policy-language/evaluate';

export type AskedMaterial = CheckedPolicy['process']['materials'][number];

/** The materials that a claim with these items is asked for, the required ones first. */
export function askedMaterials(policy: CheckedPolicy, items: readonly string[]): readonly AskedMaterial[] {
  const asked = policy.process.materials.filter((material) =>
    material.for.some((item) => item === 'all' || items.includes(item)),
  );
  return asked.toSorted((a, b) => Number(b.required) - Number(a.required));
}
