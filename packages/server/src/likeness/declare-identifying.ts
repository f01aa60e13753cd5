import { createHash } from 'node:crypto';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { canonicalJson } from '@qingce/values';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { factOf } from '../crosscheck/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { parseCompanion, readCompanion } from '../policy/index.ts';
import { findDeclaration, insertDeclaration } from './declaration.sql.ts';
import { listOf } from './identifying.ts';
import type { Identifying } from './identifying.ts';

const Text = z.string().trim().min(1);
const Declared = z.strictObject({
  identifying: z.array(z.strictObject({
    title: z.strictObject({ zh: Text, en: Text }), item: Text.optional(), facts: z.array(Text).min(1).max(6),
    among: z.enum(['all', 'own']),
  })),
});

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

function complaintsAbout(policy: CheckedPolicy, { title, item, facts }: Identifying): string[] {
  const of = item === undefined ? {} : { item };
  const unknown = facts.filter((fact) => factOf(policy, { fact, ...of }) === undefined);
  return [
    ...unknown.map((fact) => `${title.zh}: the policy has no fact ${item ?? 'of the applicant'} ${fact}`),
    ...(new Set(facts.map(listOf)).size > 1 ? [`${title.zh}: its facts are not of the same row`] : []),
  ];
}

/** 发布识别事实 — freezes what identifies under the hash of its declaration; one in force already stays as it is. */
export async function publishIdentifying(
  context: VerbContext, { policy, identifying }: { policy: string; identifying: readonly Identifying[] },
): Promise<void> {
  const hash = createHash('sha256').update(canonicalJson({ policy, identifying })).digest('hex');
  if ((await findDeclaration(context.tx, policy))?.hash === hash) return;
  if (!(await insertDeclaration(context.tx, { hash, policy, identifying, at: context.businessNow }))) return;
  await recordAudit(context, {
    act: 'likeness.publish-identifying', object: { kind: 'policy', id: policy }, details: { hash },
  });
}
