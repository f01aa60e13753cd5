import type { PostingFilter, Postings } from '@qingce/contract';
import { formatYuan } from '@qingce/values';
import type { VerbContext } from '../foundation/index.ts';
import { bookOf } from '../fund/index.ts';
import { findReachedClaims } from '../claim/index.ts';
import { findDisplayNames } from '../identity/index.ts';
import { listPostingRows, sumPostings } from './report.sql.ts';

const linesMax = 2000;

/**
 * 穿透 — the postings behind a number of the fund's pages, the newest first: the number is their sum, `total`. Each names
 * its act, who did it, and its budget document or its case, unless that is out of the reader's reach.
 */
export async function readPostings(
  context: Pick<VerbContext, 'tx' | 'actor'>, { policy, year, ...filter }: PostingFilter & { policy: string },
): Promise<Postings> {
  const { tx } = context;
  const asked = { ...filter, book: bookOf({ policy, year }) };
  const { count, fen } = await sumPostings(tx, asked);
  const rows = await listPostingRows(tx, asked, linesMax);
  const names = await findDisplayNames(tx, rows.flatMap(({ actorId }) => actorId ?? []));
  // The sum stays whole; whose claim a line is of, is not told to whoever may not deal with it.
  const reached = await findReachedClaims(context, rows.flatMap(({ claimId }) => claimId ?? []));
  return {
    total: formatYuan(fen), count,
    postings: rows.map(({ fen: amountFen, actorId, ...row }) => ({
      ...row, ...(row.claimId !== null && !reached.has(row.claimId) && { claimId: null, claimNumber: null }),
      amount: formatYuan(amountFen), by: actorId === null ? null : names.get(actorId) ?? null,
    })),
  };
}
