import type { Bilingual, CheckedPolicy } from '../typed/ir.ts';

/**
 * What a name of formulas, such as the rule of a step, is called in both languages; where the policy does not say an
 * English name, it stands as it is written in the formulas. Never
 * throws.
 */
export function spokenName({ names }: Pick<CheckedPolicy, 'names'>, name: string): Bilingual {
  return { zh: name, en: names?.[name] ?? name };
}
