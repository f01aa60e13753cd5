import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { z } from 'zod';
import type { Reader } from '@qingce/database';
import { factOf } from '../crosscheck/index.ts';
import { declarationsOf, parseCompanion, readCompanion } from '../policy/index.ts';
import { listOf } from './identifying.ts';
import type { Identifying } from './identifying.ts';

const Text = z.string().trim().min(1);
const Declared = z.strictObject({
  identifying: z.array(z.strictObject({
    title: z.strictObject({ zh: Text, en: Text }), item: Text.optional(), facts: z.array(Text).min(1).max(6),
    among: z.enum(['all', 'own']),
  })),
});

/** What identifies a thing under a policy, as it was published. */
export const identifyingDeclarations =
  declarationsOf<Identifying>({ kind: 'identifying', act: 'likeness.publish-identifying' });

/**
 * 声明 — what identifies a thing under the policy, from `likeness.json` in its folder; nothing where there is no such
 * file. Throws PolicyRefused, naming the file and the place, for what the policy does not know.
 */
export async function readIdentifying(folder: string, policy: CheckedPolicy): Promise<readonly Identifying[]> {
  const { path, text } = await readCompanion(folder, policy, 'likeness.json');
  return text === undefined ? [] : declareIdentifying(policy, { path, text });
}

/** Checks a declaration against its policy; throws PolicyRefused with every complaint. */
export function declareIdentifying(
  policy: CheckedPolicy, { path, text }: { path: string; text: string },
): Identifying[] {
  const { identifying } = parseCompanion(text, {
    path, schema: Declared,
    complaints: (declared) => declared.identifying.flatMap((one) => complaintsAbout(policy, one)),
  });
  return identifying;
}

/** What the declaration in force names that a version of its policy does not know; nothing where all fits. */
export async function misfitsOfIdentifying(reader: Reader, policy: CheckedPolicy): Promise<string[]> {
  const identifying = (await identifyingDeclarations.find(reader, policy.id))?.declared ?? [];
  return identifying.flatMap((one) => complaintsAbout(policy, one));
}

function complaintsAbout(policy: CheckedPolicy, { title, item, facts }: Identifying): string[] {
  const of = item === undefined ? {} : { item };
  const unknown = facts.filter((fact) => factOf(policy, { fact, ...of }) === undefined);
  return [
    ...unknown.map((fact) => `${title.zh}: the policy has no fact ${item ?? 'of the applicant'} ${fact}`),
    ...(new Set(facts.map(listOf)).size > 1 ? [`${title.zh}: its facts are not of the same row`] : []),
  ];
}
