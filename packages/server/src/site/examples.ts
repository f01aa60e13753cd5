import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { z } from 'zod';

const Case = z.object({
  facts: z.object({ items: z.array(z.object({ item: z.string() }).loose()) }).loose(),
  expect: z.object({ total: z.string().optional() }).loose(),
  readings: z.union([z.array(z.string()), z.record(z.string(), z.string())]).optional(),
  settings: z.unknown().optional(),
});
const Cases = z.array(Case);

/** Facts of the contract by item: of the policy's worked examples, for each item the first that is awarded alone. */
export type Examples = Readonly<Record<string, unknown>>;

/** Reads the worked examples beside a policy (cases.json) for readers who want to see the law answer at once. */
export async function readExamples(policies: string, policy: CheckedPolicy): Promise<Examples> {
  const text = await readFile(join(policies, policy.id, 'cases.json'), 'utf8').catch(() => undefined);
  return text === undefined ? {} : examplesIn(Cases.parse(JSON.parse(text)));
}

/** The examples among the cases. */
export function examplesIn(cases: z.infer<typeof Cases>): Examples {
  const examples: Record<string, unknown> = {};
  for (const { facts, expect, settings } of cases) {
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
