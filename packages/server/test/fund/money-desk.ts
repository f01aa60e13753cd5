import { randomUUID } from 'node:crypto';
import type { Role } from '@qingce/contract';
import type { Database, Tx } from '@qingce/database';
import { listBalances } from '@qingce/ledger';
import { runVerb } from '../../src/foundation/index.ts';
import type { Actor, Instant, Verb, Workplace } from '../../src/foundation/index.ts';
import {
  adjustBudget, assessDebt, closeYear, confirmDisbursement, orderAgain, deferAward, receiveAppropriation, recordBounce,
  releaseReservation, repayDebt, reserveFirmly, reserveSoftly, settleReservation, writeOffDebt,
} from '../../src/fund/index.ts';
import type { Part } from '../../src/fund/index.ts';
import { createUser } from '../../src/identity/index.ts';

/** What one act is done with: before its verb begins, inside its transaction; and its key, if it has one. */
export interface Around {
  readonly before?: (tx: Tx) => Promise<void>;
  /** After the verb, before the transaction commits. */
  readonly after?: () => void;
  readonly key?: string;
}

export interface Share { readonly claimId: string; readonly treasury: string; readonly parts: readonly Part[] }

/** The acts on one fund, each through `runVerb` in a transaction of its own, as a signed-in person. */
export class MoneyDesk {
  readonly policy: string;
  readonly #workplace: Workplace;
  readonly #actor: Actor;
  readonly #clock: { business: Instant };

  private constructor(workplace: Workplace, parts: { actor: Actor; clock: { business: Instant }; policy: string }) {
    this.#workplace = workplace;
    this.#actor = parts.actor;
    this.#clock = parts.clock;
    this.policy = parts.policy;
  }

  /** A desk with a person behind it; every desk made from it by `withFund` shares person and clock. */
  static async open(database: Database): Promise<MoneyDesk> {
    const clock = { business: '2017-04-15T10:00:00.000+08:00' };
    const workplace: Workplace = {
      database, dataFolder: '', newId: randomUUID,
      clocks: { real: () => '2026-03-02T08:00:00.000+08:00', business: async () => clock.business },
    };
    const call = { act: 'test', actor: { kind: 'system' as const }, requestId: 'test' };
    const id = await runVerb(workplace, call, {
      verb: createUser,
      input: {
        username: `finance-${randomUUID().slice(0, 8)}`, displayName: '财政', passwordHash: '', passwordIsOwn: true,
      },
      reply: (userId) => userId,
    });
    const actor: Actor = { kind: 'user', id, name: '财政', role: 'finance-reviewer', unit: 'finance', memberships: [] };
    return new MoneyDesk(workplace, { actor, clock, policy: '' });
  }

  /** The same desk for a fund of its own, so that rounds never meet. */
  withFund(policy = `fund-${randomUUID()}`): MoneyDesk {
    return new MoneyDesk(this.#workplace, { actor: this.#actor, clock: this.#clock, policy });
  }

  /** The same person in another post. */
  withRole(role: Role): MoneyDesk {
    const actor = this.#actor.kind === 'user' ? { ...this.#actor, role } : this.#actor;
    return new MoneyDesk(this.#workplace, { actor, clock: this.#clock, policy: this.policy });
  }

  setDay(day: string): void {
    this.#clock.business = `${day}T10:00:00.000+08:00`;
  }

  act<Input>(verb: Verb<Input, unknown>, input: Input, around: Around = {}): Promise<void> {
    const { before, after, key } = around;
    const call = {
      act: verb.name, actor: this.#actor, requestId: 'test', ...(key !== undefined && { idempotencyKey: key }),
    };
    return runVerb(this.#workplace, call, {
      input, reply: () => undefined,
      verb: async (context, given: Input) => {
        await before?.(context.tx);
        await verb(context, given);
        after?.();
      },
    });
  }

  /** `item` only where the fund is that of a published policy. */
  grant(
    year: number, amountFen: bigint, around: Around & { item?: string | null; documentNo?: string } = {},
  ): Promise<void> {
    const { item = null, documentNo = randomUUID() } = around;
    const input = { policy: this.policy, year, documentNo, note: '', lines: [{ item, changeFen: amountFen }] };
    return this.act(receiveAppropriation, input, around);
  }

  reduce(
    year: number, amountFen: bigint, around: Around & { item?: string | null; documentNo?: string } = {},
  ): Promise<void> {
    const { item = null, documentNo = randomUUID() } = around;
    const input = { policy: this.policy, year, documentNo, note: '', lines: [{ item, changeFen: -amountFen }] };
    return this.act(adjustBudget, input, around);
  }

  softly(year: number, claimId: string, parts: readonly Part[], around?: Around): Promise<void> {
    return this.act(reserveSoftly, { policy: this.policy, year, claimId, parts }, around);
  }

  firmly(year: number, claimId: string, parts: readonly Part[], around?: Around): Promise<void> {
    return this.act(reserveFirmly, { policy: this.policy, year, claimId, parts }, around);
  }

  defer(year: number, claimId: string, parts: readonly Part[], around?: Around): Promise<void> {
    return this.act(deferAward, { policy: this.policy, year, claimId, parts, place: claimId }, around);
  }

  release(claimId: string, around?: Around): Promise<void> {
    return this.act(releaseReservation, { claimId }, around);
  }

  settle(claimId: string, shares: readonly Share[], around?: Around): Promise<void> {
    const flat = shares.flatMap(({ treasury, parts }) => parts.map((part) => ({ treasury, ...part })));
    return this.act(settleReservation, { claimId, shares: flat }, around);
  }

  pay(share: Share, around?: Around): Promise<void> {
    return this.act(confirmDisbursement, share, around);
  }

  bounce(share: Share, around?: Around): Promise<void> {
    return this.act(recordBounce, share, around);
  }

  payAgain(share: Share, around?: Around): Promise<void> {
    return this.act(orderAgain, share, around);
  }

  assess(share: Share, around?: Around): Promise<void> {
    return this.act(assessDebt, debtOf(share), around);
  }

  repay(share: Share, around?: Around): Promise<void> {
    return this.act(repayDebt, debtOf(share), around);
  }

  writeOff(share: Share, around?: Around): Promise<void> {
    return this.act(writeOffDebt, debtOf(share), around);
  }

  close(year: number, remainder: 'carry' | 'lapse', around?: Around & { documentNo?: string }): Promise<void> {
    const { documentNo = randomUUID() } = around ?? {};
    return this.act(closeYear, { policy: this.policy, year, documentNo, remainder }, around);
  }

  /** What stands in each kind of account of a year, in fen; with a claim only its own. */
  async balances(year: number | 'debts', claimId?: string): Promise<Map<string, bigint>> {
    const { kysely } = this.#workplace.database;
    const sums = new Map<string, bigint>();
    for (const account of await listBalances(kysely, `${this.policy}:${year}`)) {
      if (claimId !== undefined && account.claimId !== claimId) continue;
      sums.set(account.kind, (sums.get(account.kind) ?? 0n) + account.balanceFen);
    }
    return sums;
  }
}

function debtOf({ claimId, treasury, parts }: Share) {
  return { claimId, shares: parts.map((part) => ({ treasury, ...part })) };
}
