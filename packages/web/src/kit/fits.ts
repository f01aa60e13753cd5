import type { ZodType } from 'zod';

/** The contract's own rule for a field, with the sentence that tells it. */
export function fits(
  schema: ZodType, sentence: string,
): { validator: (_rule: unknown, value: unknown) => Promise<void> } {
  return {
    validator: async (_rule, value) => {
      if (!schema.safeParse(value ?? '').success) throw new Error(sentence);
    },
  };
}
