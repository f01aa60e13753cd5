/** The policies that are measured. */
import { readFileSync } from 'node:fs';
import { compilePolicy } from '@qingce/policy-language';
import type { CheckedPolicy } from '@qingce/policy-language';

/** Source text and rules of a policy folder, given from the root of the repository. */
export function readPolicyFiles(folder: string): { readonly source: string; readonly policy: string } {
  const read = (name: string): string =>
    readFileSync(new URL(`../../${folder}/${name}`, import.meta.url), 'utf8');
  return { source: read('source.md'), policy: read('policy.md') };
}

/** Compiles the policy of a folder; Error when it does not compile. */
export function compileFolder(folder: string): CheckedPolicy {
  const { policy } = compilePolicy(readPolicyFiles(folder));
  if (!policy) throw new Error(`${folder} does not compile; npx qingce check says why.`);
  return policy;
}

export const FLAT_POLICY = 'packages/policy-language/tests/flat';
export const FULL_POLICY = 'policies/qingyuan-2015-64';
