import { sql } from 'kysely';
import { buildBatch } from '../../src/payment/index.ts';
import { lastYuanOfACap } from './cap-race.ts';
import { aClaimId } from './race.ts';
import type { Race } from './race.ts';
import { doneOf, failures, tenWin } from './ten-win.ts';

const part = (amountFen: bigint, item: string | null = null) => ({ item, amountFen });
const times = <One>(count: number, make: (index: number) => One): One[] =>
  Array.from({ length: count }, (_, i) => make(i));

const lastYuanOfTheTotal: Race = async ({ desk }, { clients }) => {
  const fund = desk.withFund();
  await fund.grant(2017, 1000n);
  return tenWin({
    clients: times(clients, () => (before) => fund.firmly(2017, aClaimId(), [part(100n)], { before })),
    left: async () => (await fund.balances(2017)).get('available') ?? 0n,
  });
};

const lastYuanOfAnItem: Race = async ({ desk, items }, { clients, round }) => {
  const year = 2000 + round;
  const item = items[round % items.length] ?? '';
  await desk.grant(year, 1_000_000n);
  await desk.grant(year, 1000n, { item });
  return tenWin({
    clients: times(clients, () => (before) => desk.firmly(year, aClaimId(), [part(100n, item)], { before })),
    left: async () => ((await desk.balances(year)).get('available') ?? 0n) - 1_000_000n,
  });
};

async function anOrder(fund: Parameters<Race>[0]['desk'], year: number, amountFen: bigint) {
  const claimId = aClaimId();
  const share = { claimId, treasury: 'city', parts: [part(amountFen)] };
  await fund.grant(year, amountFen);
  await fund.firmly(year, claimId, [part(amountFen)]);
  await fund.settle(claimId, [share]);
  return share;
}

const lastYuanOfAShare: Race = async ({ desk }, { clients }) => {
  const fund = desk.withFund();
  const share = await anOrder(fund, 2017, 1000n);
  return tenWin({
    clients: times(clients, () => (before) => fund.pay({ ...share, parts: [part(100n)] }, { before })),
    left: async () => (await fund.balances(2017)).get('payable') ?? 0n,
  });
};

const approveAgainstCancel: Race = async ({ desk }, { clients }) => {
  const fund = desk.withFund();
  const claimId = aClaimId();
  await fund.grant(2017, 100n);
  await fund.softly(2017, claimId, [part(100n)]);
  return {
    clients: times(clients, (index) => (before) => (index % 2 === 0
      ? fund.firmly(2017, claimId, [part(100n)], { before })
      : fund.release(claimId, { before }))),
    wrong: async (outcomes) => {
      const stands = await fund.balances(2017);
      const [held = 0n, free = 0n] = [stands.get('reserved'), stands.get('available')];
      const isWhole = held + free === 100n && held % 100n === 0n;
      return failures(outcomes) ?? (isWhole ? undefined : `${held} held, ${free} free`);
    },
  };
};

const payAgainstReturn: Race = async ({ desk }, { clients }) => {
  const fund = desk.withFund();
  const share = await anOrder(fund, 2017, 100n);
  return {
    clients: times(clients, (index) => (before) => (index % 2 === 0
      ? fund.pay(share, { before })
      : fund.bounce(share, { before }))),
    wrong: async (outcomes) => {
      const stands = await fund.balances(2017);
      const parts = ['payable', 'paid', 'bounced'].map((kind) => stands.get(kind) ?? 0n);
      const paid = outcomes.filter(({ status }, index) => status === 'fulfilled' && index % 2 === 0).length;
      const isWhole = parts.toSorted((a, b) => (a < b ? -1 : 1)).join() === '0,0,100';
      return failures(outcomes) ?? (isWhole && paid <= 1 ? undefined : `${paid} paid; ${parts.join(' ')}`);
    },
  };
};

const closeAgainstPost: Race = async ({ desk }, { clients }) => {
  const fund = desk.withFund();
  const share = await anOrder(fund, 2016, 1000n);
  await fund.grant(2016, 500n);
  return {
    clients: times(clients, (index) => (before) => {
      if (index === 0) return fund.close(2016, 'lapse', { before });
      return index % 2 === 0
        ? fund.firmly(2016, aClaimId(), [part(100n)], { before })
        : fund.pay({ ...share, parts: [part(100n)] }, { before });
    }),
    wrong: async (outcomes) => {
      const [closed, next] = [await fund.balances(2016), await fund.balances(2017)];
      const paid = (closed.get('paid') ?? 0n) + (next.get('paid') ?? 0n);
      const paying = outcomes.filter(({ status }, index) => status === 'fulfilled' && index % 2 === 1).length;
      const holding = outcomes.filter(({ status }, index) =>
        status === 'fulfilled' && index > 0 && index % 2 === 0).length;
      const owed = next.get('payable') ?? 0n;
      const open = ['available', 'reserved', 'payable'].map((kind) => closed.get(kind) ?? 0n);
      const isRight = outcomes[0]?.status === 'fulfilled' && open.every((fen) => fen === 0n) && paid + owed === 1000n &&
        paid === 100n * BigInt(paying) && (next.get('reserved') ?? 0n) === 100n * BigInt(holding) && holding <= 5;
      const stands = `closed ${[...closed].join(' ')}; next ${[...next].join(' ')}; ${paying} paid, ${holding} held`;
      return failures(outcomes) ?? (isRight ? undefined : stands);
    },
  };
};

/** Budgets of 100 fen each that arrive at once, while as many claims wait for 100 fen: ten come, ten are taken up. */
const takenUpOnce: Race = async ({ desk, database }, { clients }) => {
  const fund = desk.withFund();
  const deferred = times(clients, () => aClaimId());
  for (const claimId of deferred) await fund.defer(2016, claimId, [part(100n)]);
  await fund.grant(2017, 1n);
  return {
    clients: times(clients, (index) => (before) => (index < 10
      ? fund.grant(2017, 100n, { before })
      : fund.firmly(2017, aClaimId(), [part(100n)], { before }))),
    wrong: async (outcomes) => {
      const granted = outcomes.filter(({ status }, index) => status === 'fulfilled' && index < 10).length;
      const stands = await fund.balances(2017);
      const [held = 0n, free = 0n] = [stands.get('reserved'), stands.get('available')];
      const { rows } = await sql<{ fen: bigint }>`select coalesce(sum(amount_fen), 0)::int8 as fen from fund_reservation
        where policy = ${fund.policy} and state = 'firm'`.execute(database.kysely);
      const isRight = granted === 10 && held + free === 1001n && rows[0]?.fen === held;
      return failures(outcomes) ?? (isRight ? undefined : `${granted} granted, ${held} held, ${free} free`);
    },
  };
};

/** Paid, sent back by the bank or owed back: never both of the last. */
const payAgainstClawBack: Race = async ({ desk }, { clients }) => {
  const fund = desk.withFund();
  const share = await anOrder(fund, 2017, 100n);
  await fund.pay(share);
  return {
    clients: times(clients, (index) => (before) => (index % 2 === 0
      ? fund.assess(share, { before })
      : fund.bounce(share, { before }))),
    wrong: async (outcomes) => {
      const [year, debts] = [await fund.balances(2017), await fund.balances('debts')];
      const [bounced = 0n, owed = 0n] = [year.get('bounced'), debts.get('owed')];
      const isOne = doneOf(outcomes) === 1 && bounced + owed === 100n && bounced * owed === 0n;
      return failures(outcomes) ?? (isOne ? undefined : `${bounced} came back, ${owed} are owed back`);
    },
  };
};

/** A debt of 1 000, taken from twenty-four later awards of 100 at once: ten of them are enough. */
const setOffTwice: Race = async ({ desk }, { clients }) => {
  const fund = desk.withFund();
  const share = await anOrder(fund, 2017, 1000n);
  await fund.pay(share);
  await fund.assess(share);
  return tenWin({
    clients: times(clients, () => (before) => fund.repay({ ...share, parts: [part(100n)] }, { before })),
    left: async () => (await fund.balances('debts')).get('owed') ?? 0n,
  });
};

/** An order of a claim that is nothing but its rows: what a batch needs of it. */
async function anOrderRow(track: Parameters<Race>[0], claimId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with firm as (
      insert into applicant (id, kind, name, credit_code, registered_at)
      values (gen_random_uuid(), 'enterprise', '示例企业', gen_random_uuid()::text, now()) returning id
    ), person as (select id from user_account limit 1), one as (
      insert into claim (id, number, policy, policy_hash, applicant_id, claim_year, state, revision, facts, opened_by,
        changed_at)
      select ${claimId}::uuid, ${claimId}, v.policy, v.hash, firm.id, 2016, 'ordered', 1, '{}', person.id, now()
      from firm, person, policy_version v where v.policy = ${track.desk.policy} returning id, applicant_id
    ), payee as (
      insert into payee_account (id, applicant_id, holder, account, bank, registered_by, registered_at)
      select gen_random_uuid(), one.applicant_id, '示例企业', '6222020000001234', '示例银行', person.id, now()
      from one, person returning id
    )
    insert into payment_order (id, number, claim_id, treasury, amount_fen, payee_id, state, built_by, built_at)
    select gen_random_uuid(), ${claimId}, one.id, 'city', 100, payee.id, 'built', person.id, now()
    from one, payee, person returning id`.execute(track.database.kysely);
  return rows[0]!.id;
}

const twoBatchesAtOnce: Race = async (track, { clients }) => {
  const orders = [await anOrderRow(track, aClaimId()), await anOrderRow(track, aClaimId())];
  return {
    clients: times(clients, (index) => (before) => track.desk.act(
      buildBatch, { treasury: 'city', orders: index % 2 === 0 ? orders : orders.toReversed() }, { before })),
    wrong: async (outcomes) => {
      const { rows } = await sql<{ lines: bigint }>`
        select count(*) as lines from payment_batch_line where order_id = any(${orders}::uuid[])`
        .execute(track.database.kysely);
      const [won, lines] = [doneOf(outcomes), rows[0]!.lines];
      return failures(outcomes) ?? (won === 1 && lines === 2n ? undefined : `${won} batches, ${lines} lines`);
    },
  };
};

/** 竞争 — by name; each has a naive variant of the same name. */
export const races: Readonly<Record<string, Race>> = {
  'last yuan of the total': lastYuanOfTheTotal,
  'last yuan of an item': lastYuanOfAnItem,
  'last yuan of a share': lastYuanOfAShare,
  'last yuan of a cap over several years': lastYuanOfACap,
  'approve against cancel': approveAgainstCancel,
  'pay against return': payAgainstReturn,
  'close against post': closeAgainstPost,
  'pay against claw back': payAgainstClawBack,
  'set off twice': setOffTwice,
  'two batches at once': twoBatchesAtOnce,
  'deferred awards against new ones': takenUpOnce,
};
