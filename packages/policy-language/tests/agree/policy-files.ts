/** Compiles the policy of a folder, for tests and scripts. */
import { readFileSync } from 'node:fs';
import { compilePolicy } from '../../src/compile.ts';
import type { CheckedPolicy } from '../../src/typed/ir.ts';

/** The policy whose source.md and policy.md lie there; the URL ends in a slash. */
export function policyIn(folder: URL): CheckedPolicy {
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  const { policy, complaints } = compilePolicy({ source: read('source.md'), policy: read('policy.md') });
  if (!policy) throw new Error(`${folder.pathname} does not compile: ${JSON.stringify(complaints.slice(0, 3))}`);
  return policy;
}
