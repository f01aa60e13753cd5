import { z } from 'zod';

const Case = z.object({
  facts: z.object({ items: z.array(z.object({ item: z.string() }).loose()) }).loose(),
  expect: z.object({ total: z.string().optional() }).loose(),
  readings: z.union([z.array(z.string()), z.record(z.string(), z.string())]).optional(),
  settings: z.unknown().optional(),
});

/** Facts of the contract by item: of the policy's worked examples, for each item the first that is awarded alone. */
export type Examples = Readonly<Record<string, unknown>>;

/** The examples among the worked examples of a file, for readers who want to see the law answer at once. */
export function examplesIn(text: string): Examples {
  const examples: Record<string, unknown> = {};
  for (const { facts, expect, settings } of casesIn(text)) {
    const [only, ...others] = facts.items;
    if (
      !only ||
      others.length > 0 ||
      settings !== undefined ||
      expect.total === undefined ||
      expect.total === '0.00'
    )
      continue;
    examples[only.item] ??= facts;
  }
  return examples;
}

/** Those that have the form of an example with items; a file that is no list has none. */
function casesIn(text: string): z.infer<typeof Case>[] {
  const listed = z.array(z.unknown()).safeParse(jsonOf(text)).data ?? [];
  return listed.flatMap((one) => Case.safeParse(one).data ?? []);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
