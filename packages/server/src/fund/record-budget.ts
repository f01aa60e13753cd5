import { brokenConstraint } from '@qingce/database';
import { fundAccount } from '@qingce/ledger';
import type { Posting } from '@qingce/ledger';
import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { bookOf } from './fund.ts';
import type { BudgetLine } from './fund.ts';
import { insertBudgetDocument, lockDeferred } from './fund.sql.ts';
import type { BudgetKind } from './fund.sql.ts';
import { takeUpDeferred } from './defer-award.ts';
import { postOr } from './post.ts';

/** A budget document as it is entered: the fund of a policy and year, its number, its lines. */
export interface BudgetDocument {
  readonly policy: string;
  readonly year: number;
  readonly documentNo: string;
  readonly note: string;
  readonly lines: readonly BudgetLine[];
}

/**
 * 预算下达 — money granted to a policy's fund for a year, to the pooled part or to items; it raises the ceiling, and first
 * takes up what earlier budgets owe. Refuses
 * with fund.already-received when the document was entered before, fund.no-such-item, fund.year-closed and
 * fund.beyond-ledger.
 */
export function receiveAppropriation(context: VerbContext, document: BudgetDocument): Promise<void> {
  return keepDocument(context, document, 'fund.receive-appropriation');
}

/**
 * 预算调整 — takes from lines, or moves between them; never below what is held. Refuses as receiveAppropriation does, and
 * with fund.nothing-adjusted and fund.line-exceeded.
 */
export function adjustBudget(context: VerbContext, document: BudgetDocument): Promise<void> {
  return keepDocument(context, document, 'fund.adjust-budget');
}

async function keepDocument(context: VerbContext, document: BudgetDocument, act: string): Promise<void> {
  const { policy, year, documentNo, note } = document;
  const lines = document.lines.filter(({ changeFen }) => changeFen !== 0n);
  if (lines.length === 0) throw refuse('fund.nothing-adjusted', undefined, 'lines');
  await requireItems(context, policy, lines);
  const deferred = await lockDeferred(context.tx, policy);
  const book = bookOf(document);
  const entryId = await postOr(context, { book, phase: 'direct', act, postings: postingsOf(book, lines) },
    ({ balanceFen }) => refuse('fund.line-exceeded', { available: formatYuan(balanceFen) }, 'lines'));
  const kind = kindOf(lines);
  try {
    await insertBudgetDocument(context.tx, {
      id: context.newId(), policy, year, documentNo, note, kind, entryId, recordedAt: context.businessNow,
      lines: lines.map(({ item, changeFen }) => ({ item, amount: formatYuan(changeFen) })),
    });
  } catch (error) {
    if (brokenConstraint(error) === 'fund_budget_document_once') {
      throw refuse('fund.already-received', undefined, 'documentNo');
    }
    throw error;
  }
  await recordAudit(context, {
    act, object: { kind: 'fund', id: book },
    details: { amount: formatYuan(netOf(lines)), documentNo, kind, entry: `${entryId}` },
  });
  await takeUpDeferred(context, { policy, year }, deferred);
}

async function requireItems(context: VerbContext, policy: string, lines: readonly BudgetLine[]): Promise<void> {
  const named = lines.flatMap(({ item }) => (item === null ? [] : [item]));
  if (named.length === 0) return;
  const { items } = await getPolicyInForce(context.tx, policy);
  const unknown = named.find((id) => !items.some((item) => item.id === id));
  if (unknown !== undefined) throw refuse('fund.no-such-item', { item: unknown }, 'lines');
}

/** Each line on its own account, and what they come to against the appropriation. */
function postingsOf(book: string, lines: readonly BudgetLine[]): Posting[] {
  const onLines = lines.map(({ item, changeFen }): Posting => ({
    account: fundAccount(book, 'available', item), side: changeFen > 0n ? 'debit' : 'credit',
    amountFen: absolute(changeFen),
  }));
  const net = netOf(lines);
  if (net === 0n) return onLines;
  const granted: Posting = {
    account: fundAccount(book, 'appropriation'), side: net > 0n ? 'credit' : 'debit', amountFen: absolute(net),
  };
  return [...onLines, granted];
}

function kindOf(lines: readonly BudgetLine[]): BudgetKind {
  const net = netOf(lines);
  return net === 0n ? 'transfer' : net > 0n ? 'grant' : 'reduction';
}

function netOf(lines: readonly BudgetLine[]): Fen {
  return lines.reduce((sum, { changeFen }) => sum + changeFen, 0n);
}

function absolute(fen: Fen): Fen {
  return fen < 0n ? -fen : fen;
}
