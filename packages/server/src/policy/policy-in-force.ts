import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { Reader } from '@qingce/database';
import { assert, refuse } from '../foundation/index.ts';
import { findCheckedText, findNewestHash, listPolicies } from './policy.sql.ts';

// A version never changes, so one copy per hash serves every transaction of the process.
const versions = new Map<string, CheckedPolicy>();

/** The version of the policy that new claims are made under; refuses with policy.not-found. */
export async function getPolicyInForce(reader: Reader, policy: string): Promise<CheckedPolicy> {
  const hash = await findNewestHash(reader, policy);
  if (hash === undefined) throw refuse('policy.not-found', { policy });
  return getPolicyVersion(reader, hash);
}

/** The version that a claim pinned. */
export async function getPolicyVersion(reader: Reader, hash: string): Promise<CheckedPolicy> {
  const version = await findPolicyVersion(reader, hash);
  assert(version, `the version ${hash} was published`);
  return version;
}

/** The published version with that hash, if there is one. */
export async function findPolicyVersion(reader: Reader, hash: string): Promise<CheckedPolicy | undefined> {
  const known = versions.get(hash);
  if (known) return known;
  const text = await findCheckedText(reader, hash);
  if (text === undefined) return undefined;
  const version = JSON.parse(text) as CheckedPolicy;
  versions.set(hash, version);
  return version;
}

/** Every policy in its version in force, by id. */
export async function listPoliciesInForce(reader: Reader): Promise<CheckedPolicy[]> {
  const ids = await listPolicies(reader);
  return Promise.all(ids.map((id) => getPolicyInForce(reader, id)));
}
