/**
 * 科目 — the chart of accounts of a fund. Money is granted on the credit side and then stands in exactly one of the
 * other accounts, so at any time: appropriation = available + Σ reserved + Σ payable + Σ paid + Σ returned.
 * What belongs to a claim lies in an account of that claim alone: a pooled one let a cancelled claim be paid from
 * another's reservation. Every balance is in fen, in the account's own direction, and never below zero.
 */
const chart = {
  /** 预算下达 — what the treasuries granted. */
  appropriation: { side: 'credit', of: 'fund' },
  /** 可用余额 — granted and not yet held for anyone: the ceiling. */
  available: { side: 'debit', of: 'fund' },
  /** 预占 — held firmly for one claim. */
  reserved: { side: 'debit', of: 'claim' },
  /** 应付 — ordered to be paid by one treasury for one claim. */
  payable: { side: 'debit', of: 'share' },
  /** 已付 — paid by one treasury for one claim. */
  paid: { side: 'debit', of: 'share' },
  /** 追缴退回 — paid once and returned to that treasury. */
  returned: { side: 'debit', of: 'share' },
} as const satisfies Record<string, { side: Side; of: 'fund' | 'claim' | 'share' }>;

/** 借 or 贷. */
export type Side = 'debit' | 'credit';

export type AccountKind = keyof typeof chart;

/** One account of a book; a book is the ledger of one fund. Null where the kind has no claim or no treasury. */
export interface Account {
  readonly code: string;
  readonly book: string;
  readonly kind: AccountKind;
  readonly claimId: string | null;
  readonly treasury: string | null;
  readonly side: Side;
}

type KindOf<Scope> = { [Kind in AccountKind]: (typeof chart)[Kind]['of'] extends Scope ? Kind : never }[AccountKind];

export function fundAccount(book: string, kind: KindOf<'fund'>): Account {
  return account({ book, kind, claimId: null, treasury: null });
}

export function claimAccount(book: string, kind: KindOf<'claim'>, claimId: string): Account {
  return account({ book, kind, claimId, treasury: null });
}

/** The account of one treasury's share of one claim. */
export function shareAccount(
  book: string, kind: KindOf<'share'>, share: { claimId: string; treasury: string },
): Account {
  return account({ book, kind, claimId: share.claimId, treasury: share.treasury });
}

function account(parts: Omit<Account, 'code' | 'side'>): Account {
  const named = [parts.book, parts.kind, parts.claimId, parts.treasury].filter((part) => part !== null);
  return { ...parts, code: named.join('/'), side: chart[parts.kind].side };
}
