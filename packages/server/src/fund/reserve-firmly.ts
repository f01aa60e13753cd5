import { claimAccount, fundAccount, listBalances, transfer } from '@qingce/ledger';
import type { Posting } from '@qingce/ledger';
import { formatYuan } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { Refusal, VerbContext } from '../foundation/index.ts';
import { bookOf, drawnLine, mergedParts, sumOf } from './fund.ts';
import type { Demand, Part } from './fund.ts';
import { lockReservation, putReservation } from './fund.sql.ts';
import { postOr } from './post.ts';
import type { Short } from './post.ts';

/**
 * 硬预占 — holds the approved amount for one claim, item by item, out of the lines that the items draw on; takes the
 * place of the soft reservation. Refuses with fund.ceiling-exceeded or fund.item-ceiling-exceeded when not all of it is
 * there, with fund.already-reserved the second time, and with fund.year-closed.
 */
export async function reserveFirmly(context: VerbContext, input: Demand): Promise<void> {
  const earlier = await lockReservation(context.tx, input.claimId);
  if (earlier?.state === 'firm' || earlier?.state === 'settled') throw refuse('fund.already-reserved');
  const book = bookOf(input);
  const parts = mergedParts(input.parts);
  const amountFen = sumOf(parts);
  const act = 'fund.reserve-firmly';
  const lines = new Set((await listBalances(context.tx, book, 'available')).map(({ item }) => item));
  const postings = holdingPostings(book, { claimId: input.claimId, parts, lines });
  const entryId = await postOr(context, { book, act, phase: 'reserve', postings },
    (short) => exceeded(short, postings));
  await putReservation(context.tx, {
    ...input, parts, amountFen, state: 'firm', holdEntry: entryId, changedAt: context.businessNow,
  });
  await recordAudit(context, {
    act, object: { kind: 'claim', id: input.claimId },
    details: { fund: book, amount: formatYuan(amountFen), entry: `${entryId}` },
  });
}

/** From the line that each item draws on to the claim's own account for it; two postings a part, in their order. */
function holdingPostings(
  book: string, hold: { claimId: string; parts: readonly Part[]; lines: ReadonlySet<string | null> },
): Posting[] {
  return hold.parts.flatMap(({ item, amountFen }) => transfer({
    from: fundAccount(book, 'available', drawnLine(hold.lines, item)),
    to: claimAccount(book, 'reserved', { claimId: hold.claimId, item }), amountFen,
  }));
}

function exceeded({ accountCode, balanceFen }: Short, postings: readonly Posting[]): Refusal {
  const drawn = postings.filter(({ account }) => account.code === accountCode);
  const fields = { wanted: formatYuan(sumOf(drawn)), available: formatYuan(balanceFen) };
  const item = drawn[0]?.account.item ?? null;
  return item === null
    ? refuse('fund.ceiling-exceeded', fields)
    : refuse('fund.item-ceiling-exceeded', { ...fields, item });
}
