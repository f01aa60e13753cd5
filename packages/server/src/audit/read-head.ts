import type { AuditHead } from '@qingce/contract';
import type { VerbContext } from '../foundation/index.ts';
import { findHead } from './chain.sql.ts';

/** The head of the chain as it is told outside; records of the last moment are not under it yet. */
export async function readHead({ tx }: Pick<VerbContext, 'tx'>): Promise<AuditHead> {
  const { seq, head } = await findHead(tx);
  return { seq: Number.parseInt(`${seq}`, 10), head };
}
