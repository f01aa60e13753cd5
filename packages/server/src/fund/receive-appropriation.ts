import { brokenConstraint } from '@qingce/database';
import { fundAccount, transfer } from '@qingce/ledger';
import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { bookOf } from './fund.ts';
import { insertAppropriation } from './fund.sql.ts';
import { post } from './post.ts';

/**
 * 预算下达 — money granted to a policy's fund for a year, by a document; it raises the ceiling by its amount. Refuses
 * with fund.already-received when the document was entered before.
 */
export async function receiveAppropriation(
  context: VerbContext, input: { policy: string; year: number; amountFen: Fen; documentNo: string },
): Promise<void> {
  const book = bookOf(input);
  const id = context.newId();
  const act = 'fund.receive-appropriation';
  const move = {
    from: fundAccount(book, 'appropriation'), to: fundAccount(book, 'available'), amountFen: input.amountFen,
  };
  const entryId = await post(context, { book, phase: 'direct', act, postings: transfer(move) });
  try {
    await insertAppropriation(context.tx, { ...input, id, entryId, receivedAt: context.businessNow });
  } catch (error) {
    if (brokenConstraint(error) === 'fund_appropriation_once') {
      throw refuse('fund.already-received', undefined, 'documentNo');
    }
    throw error;
  }
  await recordAudit(context, {
    act, object: { kind: 'fund', id: book },
    details: { amount: formatYuan(input.amountFen), documentNo: input.documentNo, entry: `${entryId}` },
  });
}
