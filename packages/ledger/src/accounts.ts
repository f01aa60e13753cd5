/**
 * 科目 — the chart of accounts of a fund. Money comes in on the credit side and then stands in exactly one of the other
 * accounts, so at any time: appropriation + recoveries = available + Σ reserved + Σ payable + Σ paid + Σ tax +
 * Σ bounced + Σ recovered + carried. What belongs to a claim lies in an account of that claim alone: a pooled one let a
 * cancelled claim be paid from another's reservation. Every balance is in fen, in the account's own direction, never
 * below zero.
 *
 * Debts have a book of their own: assessed = Σ owed + Σ repaid, charged = Σ interest. What debtors give back is counted
 * there, and once more as income of the year in which it comes.
 */
const chart = {
  /** 预算下达 — what the treasuries granted. */
  appropriation: { side: 'credit', of: 'fund' },
  /** 追缴收入 — what debtors returned, counted in the year in which it came. */
  recoveries: { side: 'credit', of: 'fund' },
  /** 可用余额 — granted and not yet held for anyone: the ceiling, of an item's own line or of the pooled part. */
  available: { side: 'debit', of: 'fund' },
  /** 结转 — left the year's book when it closed: carried to the next one, or lapsed. */
  carried: { side: 'debit', of: 'fund' },
  /** 预占 — held firmly for one claim. */
  reserved: { side: 'debit', of: 'claim' },
  /** 应付 — ordered to be paid by one treasury for one claim. */
  payable: { side: 'debit', of: 'share' },
  /** 已付 — paid by one treasury for one claim. */
  paid: { side: 'debit', of: 'share' },
  /** 代扣税款 — kept back by one treasury from what it paid an individual, for the tax authority. */
  tax: { side: 'debit', of: 'share' },
  /** 退汇 — sent by the bank, came back, and is still owed to the claim. */
  bounced: { side: 'debit', of: 'share' },
  /** 追缴退回 — paid in an earlier year, given back by the claimant, and gone to that treasury. */
  recovered: { side: 'debit', of: 'share' },
  /** 应收追缴款 — what the claimant of an award still has to give back to that treasury. */
  owed: { side: 'debit', of: 'share' },
  /** 已追缴 — what the claimant gave back of what was owed. */
  repaid: { side: 'debit', of: 'share' },
  /** 追缴核定 — what was found to be owed, less what was written off. */
  assessed: { side: 'credit', of: 'share' },
  /** 追缴利息 — interest that the debtor paid to that treasury. */
  interest: { side: 'debit', of: 'share' },
  /** 计收利息 — the interest that was paid, by what it was charged for. */
  charged: { side: 'credit', of: 'share' },
} as const satisfies Record<string, { side: Side; of: 'fund' | 'claim' | 'share' }>;

/** 借 or 贷. */
export type Side = 'debit' | 'credit';

export type AccountKind = keyof typeof chart;

/**
 * One account of a book; a book is the ledger of one fund and year. Null where the kind has no claim or no treasury;
 * `item` null is the pooled part of the budget, or money that no item of the law is named for.
 */
export interface Account {
  readonly code: string;
  readonly book: string;
  readonly kind: AccountKind;
  readonly claimId: string | null;
  readonly treasury: string | null;
  readonly item: string | null;
  readonly side: Side;
}

type KindOf<Scope> = { [Kind in AccountKind]: (typeof chart)[Kind]['of'] extends Scope ? Kind : never }[AccountKind];

export function fundAccount(book: string, kind: KindOf<'fund'>, item: string | null = null): Account {
  return account({ book, kind, claimId: null, treasury: null, item });
}

export function claimAccount(
  book: string, kind: KindOf<'claim'>, of: { claimId: string; item: string | null },
): Account {
  return account({ book, kind, claimId: of.claimId, treasury: null, item: of.item });
}

/** The account of one treasury's share of one item of a claim. */
export function shareAccount(
  book: string, kind: KindOf<'share'>, share: { claimId: string; treasury: string; item: string | null },
): Account {
  return account({ book, kind, claimId: share.claimId, treasury: share.treasury, item: share.item });
}

function account(parts: Omit<Account, 'code' | 'side'>): Account {
  const { book, kind, claimId, treasury, item } = parts;
  const named = [book, kind, claimId, treasury, item].filter((part) => part !== null);
  return { ...parts, code: named.join('/'), side: chart[kind].side };
}
