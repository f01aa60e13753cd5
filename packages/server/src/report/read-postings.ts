import type { PostingFilter, Postings } from '@qingce/contract';
import { formatYuan } from '@qingce/values';
import type { VerbContext } from '../foundation/index.ts';
import { bookOf } from '../fund/index.ts';
import { findDisplayNames } from '../identity/index.ts';
import { listPostingRows, sumPostings } from './report.sql.ts';

const linesMax = 2000;

/**
 * 穿透 — the postings behind a number of the fund's pages, the newest first: the number is their sum, `total`. Each names
 * its act, who did it, and its case or its budget document.
 */
export async function readPostings(
  { tx }: Pick<VerbContext, 'tx'>, { policy, year, ...filter }: PostingFilter & { policy: string },
): Promise<Postings> {
  const asked = { ...filter, book: bookOf({ policy, year }) };
  const { count, fen } = await sumPostings(tx, asked);
  const rows = await listPostingRows(tx, asked, linesMax);
  const names = await findDisplayNames(tx, rows.flatMap(({ actorId }) => actorId ?? []));
  return {
    total: formatYuan(fen), count,
    postings: rows.map(({ fen: amountFen, actorId, ...row }) => ({
      ...row, amount: formatYuan(amountFen), by: actorId === null ? null : names.get(actorId) ?? null,
    })),
  };
}
