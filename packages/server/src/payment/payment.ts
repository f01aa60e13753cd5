import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { Transition } from '../claim/index.ts';
import type { PaymentOrder, Role } from '@qingce/contract';
import type { Fen } from '@qingce/values';
import type { Day, Instant } from '../foundation/index.ts';
import type { Part } from '../fund/index.ts';

/**
 * 拨付 (3.2, 4.2) — the clerk builds the orders, three people of each treasury send its own in batches, the bank's word
 * ends it; a payment that comes back opens it again.
 */
export const paymentTransitions = {
  order: { act: 'payment.order', from: ['decided'], to: 'ordered', roles: ['finance-clerk'], signs: true },
  reopen: { act: 'payment.reopen', from: ['paid'], to: 'ordered', roles: [], signs: false },
  complete: { act: 'payment.complete', from: ['ordered'], to: 'paid', roles: [], signs: false },
} as const satisfies Record<string, Transition>;

/** 支付指令 — one payee, one amount, one treasury. */
export interface Order {
  readonly id: string;
  readonly number: string;
  readonly claimId: string;
  readonly treasury: string;
  readonly amountFen: Fen;
  /** The same amount item by item. */
  readonly parts: readonly Part[];
  readonly payeeId: string;
  readonly state: PaymentOrder['state'];
  /** How often it was ordered: 1, and one more each time it came back and was ordered anew. */
  readonly attempt: number;
  readonly builtBy: string;
  readonly builtAt: Instant;
  readonly releasedBy: string | null;
  readonly bankReference: string | null;
  readonly paidOn: Day | null;
  /** The debt that it takes down when the bank has paid it; null where the applicant is paid. */
  readonly withheld: Withheld | null;
  /** The order that it was cut from for a set-off. */
  readonly cutFrom: string | null;
}

/** 抵扣 — of which recovery case, and which parts of what the claim there still owes to the order's treasury. */
export interface Withheld {
  readonly caseId: string;
  readonly claimId: string;
  readonly parts: readonly Part[];
}

/** 收款账户 — where an applicant is paid to, the holder being the applicant by name; or a treasury's own account. */
export interface Payee {
  readonly id: string;
  readonly applicantId: string | null;
  readonly treasury: string | null;
  readonly holder: string;
  readonly account: string;
  readonly bank: string;
  /** 支付系统行号 — 12 digits, where it is known. */
  readonly bankCode: string | null;
}

/** Whose treasury it is: finance acts for the one that bears the remainder, the district's finance for any other. */
export function actsForTreasury(policy: CheckedPolicy, person: { role: Role }, treasury: string): boolean {
  return (person.role !== 'district-finance') === (treasury === policy.shares?.remainder);
}

/**
 * The ratios of the treasuries as the settings that the policy asks for, `{ cityShare: '0.6', … }`: those that finance
 * has set, else those that the law itself states.
 */
export function shareSettings(
  policy: CheckedPolicy,
  ratios: Readonly<Record<string, string>> | undefined,
): Record<string, string> {
  const parties = policy.shares?.parties ?? [];
  return Object.fromEntries(
    parties.flatMap((party) => {
      const stated = policy.settings.find(({ key }) => key === party.setting)?.default;
      const ratio = ratios === undefined ? stated : ratios[party.id];
      return ratio === undefined ? [] : [[party.setting, ratio]];
    }),
  );
}
