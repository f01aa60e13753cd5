import { recordAudit } from '../audit/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { insertText, insertVersion, putExamples } from './policy.sql.ts';
import type { PolicyText } from './policy.sql.ts';

/**
 * 发布政策 — freezes a checked policy under its hash; publishing the same text again changes nothing, and answers false.
 */
export async function publishPolicy(context: VerbContext, policy: CheckedPolicy): Promise<boolean> {
  const version = { hash: policy.hash, policy: policy.id, checked: JSON.stringify(policy), at: context.businessNow };
  if (!(await insertVersion(context.tx, version))) return false;
  await recordAudit(context, {
    act: 'policy.publish', object: { kind: 'policy', id: policy.id }, details: { hash: policy.hash },
  });
  return true;
}

/**
 * 存政策文件 — keeps the files of a published version, for whoever compiles it anew: the two that its hash is of, and its
 * worked examples, which a better set may replace.
 */
export async function keepPolicyText(
  context: VerbContext, kept: { hash: string; text: PolicyText; examples: string },
): Promise<void> {
  await insertText(context.tx, kept.hash, kept.text);
  await putExamples(context.tx, kept.hash, kept.examples);
}
