import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { brokenConstraint, inTransaction } from '@qingce/database';
import type { Database } from '@qingce/database';
import { onBothDatabases, onPostgresql } from '@qingce/database/test';
import { claimAccount, fundAccount, shareAccount } from './accounts.ts';
import type { Entry } from './entry.ts';
import { listBalances, listDriftedAccounts } from './ledger.sql.ts';
import { postEntry } from './post-entry.ts';
import type { PostOutcome } from './post-entry.ts';
import { transfer } from './posting.ts';

const clocks = {
  act: 'fund.test', businessAt: '2017-04-15T10:00:00.000+08:00', recordedAt: '2026-01-01T10:00:00.000+08:00',
};

/** The moves of one fund, each in a transaction of its own. */
function aFund(database: () => Database) {
  const book = `fund-${randomUUID()}`;
  const available = fundAccount(book, 'available');
  const reserved = (claimId: string) => claimAccount(book, 'reserved', { claimId, item: null });
  const share = (kind: 'payable' | 'paid' | 'recovered', claimId: string) => shareAccount(book, kind, {
    claimId, treasury: 'city', item: null,
  });
  const post = (entry: Pick<Entry, 'phase' | 'postings'> & Partial<Entry>): Promise<PostOutcome> =>
    inTransaction(database(), (tx) => postEntry(tx, { ...clocks, book, ...entry }));
  const move = (from: ReturnType<typeof reserved>, to: ReturnType<typeof reserved>, amountFen: bigint) =>
    post({ phase: 'direct', postings: transfer({ from, to, amountFen }) });
  return {
    book,
    grant: (fen: bigint) => move(fundAccount(book, 'appropriation'), available, fen),
    reserve: (claimId: string, amountFen: bigint) =>
      post({ phase: 'reserve', postings: transfer({ from: available, to: reserved(claimId), amountFen }) }),
    void: (claimId: string, hold: bigint, amountFen: bigint) =>
      post({
        phase: 'void', resolves: hold,
        postings: transfer({ from: reserved(claimId), to: available, amountFen }),
      }),
    post: (claimId: string, hold: bigint, amountFen: bigint) =>
      post({
        phase: 'post', resolves: hold,
        postings: transfer({ from: reserved(claimId), to: share('payable', claimId), amountFen }),
      }),
    pay: (claimId: string, fen: bigint) => move(share('payable', claimId), share('paid', claimId), fen),
    recover: (claimId: string, fen: bigint) => move(share('paid', claimId), share('recovered', claimId), fen),
    total: async (kind: string, claimId?: string): Promise<bigint> => (await listBalances(database().kysely, book))
      .filter((account) => account.kind === kind && (claimId === undefined || account.claimId === claimId))
      .reduce((sum, account) => sum + account.balanceFen, 0n),
  };
}

function entryOf(outcome: PostOutcome): bigint {
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.entryId;
}

onBothDatabases('the ledger', (database) => {
  test('holds, pays and takes back one claim to the fen', async () => {
    const fund = aFund(database);
    await fund.grant(1000n);
    const hold = entryOf(await fund.reserve('a', 400n));
    await fund.post('a', hold, 400n);
    await fund.pay('a', 400n);
    await fund.recover('a', 150n);
    expect(await Promise.all(['available', 'reserved', 'payable', 'paid', 'recovered'].map((kind) => fund.total(kind))))
      .toEqual([600n, 0n, 0n, 250n, 150n]);
  });

  test('refuses to hold one fen more than is available, and tells what is', async () => {
    const fund = aFund(database);
    await fund.grant(100n);
    expect(await fund.reserve('a', 101n)).toMatchObject({ ok: false, problem: 'below-floor', balanceFen: 100n });
    expect(await fund.reserve('a', 100n)).toMatchObject({ ok: true });
    expect(await fund.reserve('b', 1n)).toMatchObject({ ok: false, balanceFen: 0n });
  });

  test('ends a reservation once, and as a whole', async () => {
    const fund = aFund(database);
    await fund.grant(100n);
    const hold = entryOf(await fund.reserve('a', 60n));
    await expect(fund.void('a', hold, 59n)).rejects.toThrow('ends as a whole');
    expect(await fund.void('a', hold, 60n)).toMatchObject({ ok: true });
    expect(await fund.post('a', hold, 60n)).toEqual({ ok: false, problem: 'already-resolved' });
    expect(await fund.total('available')).toBe(100n);
  });

  test('never pays a claim from the reservation of another', async () => {
    const fund = aFund(database);
    await fund.grant(10n);
    entryOf(await fund.reserve('kept', 4n));
    const cancelled = entryOf(await fund.reserve('cancelled', 4n));
    await fund.void('cancelled', cancelled, 4n);
    expect(await fund.pay('cancelled', 4n)).toMatchObject({ ok: false, problem: 'below-floor' });
    expect(await fund.total('reserved', 'kept')).toBe(4n);
  });

  test('a reservation of another book cannot be ended', async () => {
    const [ours, theirs] = [aFund(database), aFund(database)];
    await theirs.grant(10n);
    const hold = entryOf(await theirs.reserve('a', 10n));
    await expect(ours.void('a', hold, 10n)).rejects.toThrow('holds nothing in the book');
  });
});

onBothDatabases('the tables of the ledger, whoever writes to them,', (database) => {
  const broken = (statement: string): Promise<string | undefined> =>
    inTransaction(database(), (tx) => sql.raw(statement).execute(tx)).then(() => undefined, brokenConstraint);
  const entry = (id: string, lines: number) =>
    `insert into ledger_entry (book, phase, act, posting_count, business_at, recorded_at)
     values ('${id}', 'direct', 'x', ${lines}, now(), now())`;
  const lines = (book: string, ...amounts: [string, number][]) =>
    `insert into ledger_posting select e.id, l.line, l.code, l.side, l.fen from ledger_entry e, (values
     ${amounts.map(([side, fen], i) => `(${i + 1}, '${book}/available', '${side}', ${fen}::bigint)`).join()}
     ) as l (line, code, side, fen)
     where e.book = '${book}'`;
  const account = (book: string) =>
    `insert into ledger_account values ('${book}/available', '${book}', 'available', null, null, 'debit')`;

  test.each([
    ['refuse an entry out of balance by a fen', 'ledger_entry_balances',
      [account('b1'), entry('b1', 2), lines('b1', ['debit', 100], ['credit', 99])]],
    ['refuse an entry without its lines', 'ledger_entry_complete', [account('b2'), entry('b2', 2)]],
    ['refuse a balance that someone sets', 'ledger_account_by_posting',
      [account('b3'), `update ledger_account set balance_fen = 5 where book = 'b3'`]],
    ['refuse an account that opens with money in it', 'ledger_account_opens_empty',
      [`insert into ledger_account values ('b4/available', 'b4', 'available', null, null, 'debit', 7)`]],
    ['refuse a balance below zero', 'ledger_account_floor',
      [account('b5'), entry('b5', 2), lines('b5', ['credit', 1], ['debit', 1])]],
    ['refuse lines in the account of another book', 'ledger_entry_one_book',
      [
        account('b6'), entry('b7', 2),
        lines('b6', ['debit', 1], ['credit', 1]).replace(`e.book = 'b6'`, `e.book = 'b7'`),
      ]],
  ])('%s', async (_what, constraint, statements) => {
    expect(await broken(statements.join(';'))).toBe(constraint);
  });

  test('refuse lines added to an entry later', async () => {
    const sound = [account('late'), entry('late', 2), lines('late', ['debit', 1], ['credit', 1])].join(';');
    expect(await broken(sound)).toBeUndefined();
    const further = lines('late', ['debit', 1], ['credit', 1]).replace('l.line,', 'l.line + 2,');
    expect(await broken(further)).toBe('ledger_entry_complete');
  });

  test.each([
    'update ledger_entry set act = act', 'delete from ledger_entry', 'truncate ledger_entry cascade',
    'update ledger_posting set amount_fen = 1', 'delete from ledger_posting', 'truncate ledger_posting',
    'delete from ledger_account', 'truncate ledger_account cascade',
  ])('refuse: %s', async (statement) => {
    expect(await broken(statement)).toBe('append_only');
  });
});

describe('whatever happens to a fund', () => {
  type Step = { what: 'grant' | 'reserve' | 'void' | 'post' | 'pay' | 'recover'; claim: number; fen: bigint };
  const aStep: fc.Arbitrary<Step> = fc.record({
    what: fc.constantFrom('grant', 'reserve', 'void', 'post', 'pay', 'recover'), claim: fc.nat(2),
    fen: fc.bigInt(1n, 50n),
  });
  const kinds = ['available', 'reserved', 'payable', 'paid', 'recovered'] as const;
  type Model = Record<(typeof kinds)[number], bigint[]> & { holds: { id: bigint; fen: bigint; ended: boolean }[][] };

  /** Plain arithmetic beside the ledger: what may happen, and what stands where afterwards. */
  async function play(fund: ReturnType<typeof aFund>, model: Model, step: Step): Promise<void> {
    const claim = `claim-${step.claim}`;
    const at = (kind: (typeof kinds)[number]): bigint => model[kind][kind === 'available' ? 0 : step.claim] ?? 0n;
    const shift = (from: (typeof kinds)[number], to: (typeof kinds)[number], fen: bigint): void => {
      model[from][from === 'available' ? 0 : step.claim] = at(from) - fen;
      model[to][to === 'available' ? 0 : step.claim] = at(to) + fen;
    };
    if (step.what === 'grant') {
      entryOf(await fund.grant(step.fen));
      model.available[0] = at('available') + step.fen;
    } else if (step.what === 'reserve') {
      const outcome = await fund.reserve(claim, step.fen);
      expect(outcome.ok).toBe(at('available') >= step.fen);
      if (!outcome.ok) return;
      shift('available', 'reserved', step.fen);
      model.holds[step.claim]!.push({ id: outcome.entryId, fen: step.fen, ended: false });
    } else if (step.what === 'void' || step.what === 'post') {
      const hold = model.holds[step.claim]!.at(-1);
      if (!hold) return;
      const outcome = await fund[step.what](claim, hold.id, hold.fen);
      expect(outcome.ok).toBe(!hold.ended);
      if (!hold.ended) shift('reserved', step.what === 'void' ? 'available' : 'payable', hold.fen);
      hold.ended = true;
    } else {
      const [from, to] = step.what === 'pay' ? ['payable', 'paid'] as const : ['paid', 'recovered'] as const;
      const outcome = await fund[step.what](claim, step.fen);
      expect(outcome.ok).toBe(at(from) >= step.fen);
      if (outcome.ok) shift(from, to, step.fen);
    }
  }

  onBothDatabases('the ledger says what plain arithmetic says', (database) => {
    test('no account below zero, nothing lost, every balance the sum of its postings', async () => {
      await fc.assert(fc.asyncProperty(fc.array(aStep, { maxLength: 25 }), async (steps) => {
        const fund = aFund(database);
        const model: Model = {
          available: [0n], reserved: [], payable: [], paid: [], recovered: [], holds: [[], [], []],
        };
        for (const step of steps) await play(fund, model, step);
        const sums = kinds.map((kind) => model[kind].reduce((sum, fen) => sum + (fen ?? 0n), 0n));
        expect(await Promise.all(kinds.map((kind) => fund.total(kind)))).toEqual(sums);
        expect(await fund.total('appropriation')).toBe(sums.reduce((a, b) => a + b, 0n));
      }), { numRuns: 25 });
      expect(await listDriftedAccounts(database().kysely)).toEqual([]);
    });
  });
});

onPostgresql('twenty-four approvals of 100 race for 1 000', (database) => {
  const race = async (reserve: (claim: number) => Promise<boolean>): Promise<number> =>
    (await Promise.all(Array.from({ length: 24 }, (_, claim) => reserve(claim)))).filter(Boolean).length;

  test('exactly ten succeed, in every one of ten rounds', async () => {
    for (let round = 0; round < 10; round += 1) {
      const fund = aFund(database);
      await fund.grant(1000n);
      const won = await race(async (claim) => (await fund.reserve(`claim-${claim}`, 100n)).ok);
      expect([won, await fund.total('available'), await fund.total('reserved')]).toEqual([10, 0n, 1000n]);
    }
  });

  test('the race is a real one: a budget that is read first and written after is overspent by it', async () => {
    await sql`create table naive_budget (amount_fen bigint)`.execute(database().kysely);
    const naive = async (): Promise<boolean> => inTransaction(database(), async (tx) => {
      const { rows } =
        await sql<{ taken: bigint }>`select coalesce(sum(amount_fen), 0)::int8 as taken from naive_budget`.execute(tx);
      if (rows[0]!.taken + 100n > 1000n) return false;
      await setTimeout(10);
      await sql`insert into naive_budget values (100)`.execute(tx);
      return true;
    });
    expect(await race(naive)).toBeGreaterThan(10);
  });
});
