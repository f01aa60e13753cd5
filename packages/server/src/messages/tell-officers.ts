import { withinReach } from '../applicant/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { listOfficers } from '../identity/index.ts';
import type { Person } from '../identity/index.ts';
import { tellOnly } from './tell-members.ts';
import type { ToldOnly } from './tell-members.ts';

interface ToldOfficers extends Omit<ToldOnly, 'concerns'> {
  /** The claims that it holds: an officer who may not deal with one of them is not told. */
  readonly claims: readonly { readonly claimId: string; readonly applicantId: string }[];
  /** Whether it is the officer's work now, in their own post or in one that they stand in for. */
  readonly isTheirs: (officer: Person) => Promise<boolean>;
}

/** 待办通知 — tells officers of a list or a batch that waits for them; each once, whichever of their posts it is for. */
export async function tellOfficers(
  context: VerbContext, { claims, isTheirs, ...told }: ToldOfficers,
): Promise<void> {
  const userIds = new Set<string>();
  for (const officer of await listOfficers(context)) {
    if (userIds.has(officer.id) || !await isTheirs(officer)) continue;
    const reached = await withinReach({ ...context, actor: officer }, claims);
    if (reached.length === claims.length) userIds.add(officer.id);
  }
  await tellOnly(context, [...userIds], { ...told, concerns: claims.map(({ claimId }) => claimId) });
}
