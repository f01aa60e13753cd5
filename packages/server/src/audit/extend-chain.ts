import { assert, runVerb } from '../foundation/index.ts';
import type { VerbContext, Workplace } from '../foundation/index.ts';
import { findHead, insertLinks, listWaiting, lockChain } from './chain.sql.ts';
import { headAfter, leafOf } from './chain.ts';
import type { Link } from './chain.ts';

const linksAtOnce = 500;

/**
 * 续链 — puts every record that waits under the running hash. Acts do not wait for one another at the chain, as they
 * would if they wrote their own links; a record is linked a moment after it was committed.
 */
export async function extendChain(workplace: Workplace): Promise<void> {
  const call = { act: 'audit.extend-chain', actor: { kind: 'system' }, requestId: 'audit-chain' } as const;
  const errand = { verb: linkWaiting, input: null, reply: (linked: number) => linked };
  for (;;) if (await runVerb(workplace, call, errand) < linksAtOnce) return;
}

async function linkWaiting({ tx }: Pick<VerbContext, 'tx'>): Promise<number> {
  await lockChain(tx);
  const records = await listWaiting(tx, linksAtOnce);
  if (records.length === 0) return 0;
  let { seq, head } = await findHead(tx);
  const links = records.map((record): Link => {
    const leaf = leafOf(record);
    seq += 1n;
    head = headAfter(head, leaf);
    return { seq, recordId: record.id, leaf, head };
  });
  assert(links.length <= linksAtOnce, 'one round links what it took');
  await insertLinks(tx, links);
  return links.length;
}
