import { recordAudit } from '../audit/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { insertText, insertVersion } from './policy.sql.ts';
import type { PolicyText } from './policy.sql.ts';

/** 发布政策 — freezes a checked policy under its hash; publishing the same text again changes nothing. */
export async function publishPolicy(context: VerbContext, policy: CheckedPolicy): Promise<void> {
  const version = { hash: policy.hash, policy: policy.id, checked: JSON.stringify(policy), at: context.businessNow };
  if (!(await insertVersion(context.tx, version))) return;
  await recordAudit(context, {
    act: 'policy.publish', object: { kind: 'policy', id: policy.id }, details: { hash: policy.hash },
  });
}

/** 存政策文件 — keeps the files of a published version, for whoever compiles it anew; they follow from its hash. */
export function keepPolicyText(context: VerbContext, kept: { hash: string; text: PolicyText }): Promise<void> {
  return insertText(context.tx, kept.hash, kept.text);
}
