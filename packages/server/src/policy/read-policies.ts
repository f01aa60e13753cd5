import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compilePolicy, formatComplaint } from '@qingce/policy-language';
import type { CheckedPolicy } from '@qingce/policy-language';
import type { PolicyText } from './policy.sql.ts';

/** A policy folder that does not compile; the message lists its complaints. */
export class PolicyRefused extends Error {}

/** A policy, its files, and the unofficial translation of its text, line by line; empty when the folder has none. */
export interface PolicyFolder {
  readonly policy: CheckedPolicy; readonly text: PolicyText; readonly translation: readonly string[];
  /** The worked examples as their file holds them; empty when the folder has none. */
  readonly examples: string;
}

/** Reads and compiles every folder below `root` that holds a policy.md; throws PolicyRefused on the first error. */
export async function readPolicies(root: string): Promise<PolicyFolder[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(root, entry.name)).toSorted();
  return Promise.all(folders.map(readPolicy));
}

async function readPolicy(folder: string): Promise<PolicyFolder> {
  const [source, policy, english, examples] = await Promise.all([
    readFile(join(folder, 'source.md'), 'utf8'), readFile(join(folder, 'policy.md'), 'utf8'),
    readFile(join(folder, 'source.en.md'), 'utf8').catch(() => ''),
    readFile(join(folder, 'cases.json'), 'utf8').catch(() => ''),
  ]);
  const compiled = compilePolicy({ source, policy });
  const errors = compiled.complaints.filter((complaint) => complaint.severity === 'error');
  if (!compiled.policy || errors.length > 0) {
    throw new PolicyRefused(errors.map((complaint) => `${folder}: ${formatComplaint(complaint, 'en')}`).join('\n'));
  }
  const translation = english === '' ? [] : english.trimEnd().split('\n');
  return { policy: compiled.policy, text: { source, policy }, translation, examples };
}
