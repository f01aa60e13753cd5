/** Compiles the policy that a person names. */
import { compilePolicy, formatComplaint } from '@qingce/policy-language';
import type { CheckedPolicy, Compilation } from '@qingce/policy-language';
import { join, relative } from 'node:path';
import type { Call } from './command.ts';
import { findPolicy, readPolicyText } from './find-policy.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';

/** What the compiler says of a folder; without a policy where it has errors. */
export type Compiled = Compilation;

/** Compiles source.md and policy.md; complaints name policy.md as seen from the terminal's folder. */
export function compileFolder(named: string, { directory }: Terminal): Compiled {
  const folder = findPolicy(named, directory);
  return compilePolicy({
    source: readPolicyText(folder, 'source.md'), policy: readPolicyText(folder, 'policy.md'),
    policyName: relative(directory, join(folder.path, 'policy.md')),
  });
}

/** The checked policy; Refusal with the first complaint when it has errors. */
export function loadPolicy(named: string, { terminal, say }: Call): CheckedPolicy {
  const { policy, complaints } = compileFolder(named, terminal);
  const errors = complaints.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (policy && !first) return policy;
  const told = first ? formatComplaint(first, say.language === 'en' ? 'en' : 'zh') : '';
  throw new Refusal({
    code: 'POLICY_HAS_ERRORS',
    path: named,
    sentence: 'policyHasErrors',
    values: { n: String(errors.length), first: told },
  });
}
