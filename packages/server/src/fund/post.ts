import { postEntry } from '@qingce/ledger';
import type { Entry } from '@qingce/ledger';
import { assert } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';

/** Writes an entry that cannot fail, because what it takes from was looked at before: a failure is a bug. */
export async function post(context: VerbContext, entry: Omit<Entry, 'businessAt' | 'recordedAt'>): Promise<bigint> {
  const outcome = await postEntry(context.tx, { ...entry, businessAt: context.businessNow, recordedAt: context.now });
  assert(outcome.ok, `an entry of ${entry.act} fits its accounts`);
  return outcome.entryId;
}
