import { createHash } from 'node:crypto';
import { canonicalJson } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import type { Source } from './crosscheck.ts';
import { findMapping, insertMapping } from './crosscheck.sql.ts';

/**
 * 发布数据来源 — freezes how third parties' files are read under a policy, by the hash of the declaration; the one that is
 * in force already stays as it is.
 */
export async function publishSources(
  context: VerbContext, { policy, sources }: { policy: string; sources: readonly Source[] },
): Promise<void> {
  const hash = createHash('sha256').update(canonicalJson({ policy, sources })).digest('hex');
  if ((await findMapping(context.tx, policy))?.hash === hash) return;
  if (!(await insertMapping(context.tx, { hash, policy, sources, at: context.businessNow }))) return;
  await recordAudit(context, {
    act: 'crosscheck.publish-sources', object: { kind: 'policy', id: policy }, details: { hash },
  });
}
