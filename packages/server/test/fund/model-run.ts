import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { inReadTransaction } from '@qingce/database';
import type { Database } from '@qingce/database';
import { listBalances, listBalancesOf } from '@qingce/ledger';
import type { AccountBalance } from '@qingce/ledger';
import type { CheckedPolicy } from '@qingce/policy-language';
import { Refusal } from '../../src/foundation/index.ts';
import { debtBookOf } from '../../src/fund/index.ts';
import type { Part } from '../../src/fund/index.ts';
import { checkInvariants } from '../../src/invariants/index.ts';
import { publishPolicy } from '../../src/policy/index.ts';
import { FundModel } from './fund-model.ts';
import type { ModelShare, Told } from './fund-model.ts';
import { MoneyDesk } from './money-desk.ts';
import type { Around } from './money-desk.ts';

const claimCount = 4;
const treasuries = ['city', 'district'];

/** The product and what a run knows of it. */
interface Real {
  readonly database: Database;
  readonly desk: MoneyDesk;
  readonly claims: readonly string[];
  readonly last: { replay?: (around: Around) => Promise<void>; told?: Told; key?: string };
  readonly counted: Counted;
}

interface Counted { commands: number; done: number; refused: number; retried: number; crashed: number; closed: number }

export interface ModelFigures extends Counted { runs: number; divergences: string[] }

class Crash extends Error {}

type Act = (real: Real, around: Around) => Promise<void>;

/** One act with how it is asked for: once, or with its process dying before the commit. */
class Command implements fc.AsyncCommand<FundModel, Real> {
  readonly #name: string;
  readonly #predict: (model: FundModel) => Told;
  readonly #act: (model: FundModel) => Act;
  readonly #crashes: boolean;

  constructor(parts: {
    name: string; predict: (model: FundModel) => Told; act: (model: FundModel) => Act; crashes: boolean;
  }) {
    this.#name = parts.name;
    this.#predict = parts.predict;
    this.#act = parts.act;
    this.#crashes = parts.crashes;
  }

  check(): boolean {
    return true;
  }

  async run(model: FundModel, real: Real): Promise<void> {
    const act = this.#act(model);
    const key = `key-${randomUUID()}`;
    real.counted.commands += 1;
    if (this.#crashes) {
      real.counted.crashed += 1;
      await told(act(real, { key, after: () => { throw new Crash(); } }));
      await compare(model, real);
      return;
    }
    const predicted = this.#predict(model);
    const found = await told(act(real, { key }));
    if (found !== predicted) throw new Error(`${this.#name}: the model says ${predicted}, the product ${found}`);
    real.counted[found === 'done' ? 'done' : 'refused'] += 1;
    if (found === 'done' && this.#name === 'close') real.counted.closed += 1;
    Object.assign(real.last, { replay: (around: Around) => act(real, around), told: found, key });
    await compare(model, real);
  }

  toString(): string {
    return `${this.#name}${this.#crashes ? ' (crash)' : ''}`;
  }
}

/** The last request once more, as a browser that heard nothing sends it: what was done is not done again. */
class Retry implements fc.AsyncCommand<FundModel, Real> {
  check(): boolean {
    return true;
  }

  async run(model: FundModel, real: Real): Promise<void> {
    const { replay, told: earlier, key } = real.last;
    if (!replay || earlier !== 'done' || key === undefined) return;
    real.counted.commands += 1;
    real.counted.retried += 1;
    const found = await told(replay({ key }));
    if (found !== 'done') throw new Error(`a retry was answered ${found}`);
    await compare(model, real);
  }

  toString(): string {
    return 'retry';
  }
}

async function told(act: Promise<void>): Promise<Told> {
  try {
    await act;
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    if (error instanceof Crash) return 'crash';
    throw error;
  }
}

/** Every account of the running year, and of what is owed back, holds what the model's pot of that name holds. */
async function compare(model: FundModel, real: Real): Promise<void> {
  const { kysely } = real.database;
  const { policy } = real.desk;
  compareBook(model, real, model.year, await listBalances(kysely, `${policy}:${model.year}`));
  const debts = await listBalancesOf(kysely, { book: debtBookOf({ policy }), claimIds: real.claims });
  compareBook(model, real, debtYear, debts);
}

/** Where the model keeps what is owed back, which belongs to no year. */
const debtYear = 1;

function compareBook(
  model: FundModel, { claims }: Real, year: number, balances: readonly AccountBalance[],
): void {
  const found = new Map<string, bigint>();
  for (const one of balances) {
    const owner = one.claimId === null ? [] : [claims.indexOf(one.claimId)];
    const treasury = one.treasury === null ? [] : [one.treasury];
    const isPlain = ['appropriation', 'recoveries', 'carried'].includes(one.kind);
    const item = isPlain ? [] : [one.item];
    const name = model.pot(year, one.kind, ...owner, ...treasury, ...item);
    if (one.balanceFen !== 0n) found.set(name, one.balanceFen);
  }
  for (const [name, fen] of model.pots) {
    if (name.startsWith(`${year}/`) && fen !== (found.get(name) ?? 0n)) {
      throw new Error(`${name}: the model holds ${fen}, the ledger ${found.get(name) ?? 0n}`);
    }
    found.delete(name);
  }
  if (found.size > 0) throw new Error(`the ledger holds more: ${[...found].join('; ')}`);
}

const claim = fc.nat(claimCount - 1);
const fen = fc.bigInt(1n, 60n);
const crashes = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);

function commandsOf(items: readonly string[]): fc.Arbitrary<fc.AsyncCommand<FundModel, Real>>[] {
  const item = fc.constantFrom(null, null, ...items);
  const parts = fc.uniqueArray(fc.record({ item, amountFen: fen }), {
    minLength: 1, maxLength: 2, selector: (one) => one.item,
  });
  const documented = (document: string, line: string | null) => ({ documentNo: document, item: line });
  const grant = fc.record({ item, fen: fc.bigInt(1n, 200n), crashes, document: fc.uuid() }).map((given) => new Command({
    name: 'grant', crashes: given.crashes, predict: (model) => model.change(given.item, given.fen),
    act: ({ year }) => (real, around) =>
      real.desk.grant(year, given.fen, { ...around, ...documented(given.document, given.item) }),
  }));
  const reduce = fc.record({ item, fen, crashes, document: fc.uuid() }).map((given) => new Command({
    name: 'reduce', crashes: given.crashes, predict: (model) => model.change(given.item, -given.fen),
    act: ({ year }) => (real, around) =>
      real.desk.reduce(year, given.fen, { ...around, ...documented(given.document, given.item) }),
  }));
  const softly = fc.record({ claim, parts, crashes }).map((given) => new Command({
    name: 'softly', crashes: given.crashes, predict: (model) => model.softly(given.claim),
    act: ({ year }) => (real, around) => real.desk.softly(year, real.claims[given.claim]!, given.parts, around),
  }));
  const firmly = fc.record({ claim, parts, crashes }).map((given) => new Command({
    name: 'firmly', crashes: given.crashes, predict: (model) => model.firmly(given.claim, given.parts),
    act: ({ year }) => (real, around) => real.desk.firmly(year, real.claims[given.claim]!, given.parts, around),
  }));
  const release = fc.record({ claim, crashes }).map((given) => new Command({
    name: 'release', crashes: given.crashes, predict: (model) => model.release(given.claim),
    act: () => (real, around) => real.desk.release(real.claims[given.claim]!, around),
  }));
  const close = fc.record({ remainder: fc.constantFrom<'carry' | 'lapse'>('carry', 'lapse'), crashes })
    .map((given) => new CloseYear(given));
  const retry = fc.constant(new Retry());
  return [grant, grant, reduce, softly, firmly, firmly, firmly, release, ...shareCommands(), retry, retry, close];
}

/** The orders, and what the bank says of them: rightly, too early, twice or too late. */
function shareCommands(): fc.Arbitrary<fc.AsyncCommand<FundModel, Real>>[] {
  const cut = fc.record({ claim, percent: fc.bigInt(0n, 100n), extra: fc.constantFrom(0n, 0n, 0n, 1n, -1n), crashes });
  const settle = cut.map((given) => new Command({
    name: 'settle', crashes: given.crashes, predict: (model) => model.settle(given.claim, split(model, given)),
    act: (model) => {
      const shares = split(model, given);
      return (real, around) => real.desk.settle(
        real.claims[given.claim]!, shares.map((share) => realShare(real, share)), around);
    },
  }));
  const word = fc.record({
    claim, treasury: fc.constantFrom(...treasuries), off: fc.constantFrom(0n, 0n, 0n, 1n), crashes,
  });
  type Predict = (model: FundModel, share: ModelShare) => Told;
  type Name = 'pay' | 'bounce' | 'payAgain' | 'assess' | 'repay' | 'writeOff';
  const says = (name: Name, from: string, predict: Predict) =>
    word.map((given) => new Command({
      name, crashes: given.crashes, predict: (model) => predict(model, standing(model, { ...given, from })),
      act: (model) => {
        const share = standing(model, { ...given, from });
        return (real, around) => real.desk[name](realShare(real, share), around);
      },
    }));
  const pay = says('pay', 'payable', (model, share) =>
    model.moveShare(share, { from: 'payable', to: 'paid', short: 'fund.not-payable' }));
  const bounce = says('bounce', 'paid', (model, share) => model.bounce(share));
  const again = says('payAgain', 'bounced', (model, share) =>
    model.moveShare(share, { from: 'bounced', to: 'payable', short: 'fund.not-bounced' }));
  const assess = says('assess', 'paid', (model, share) => model.assess(share));
  const repay = says('repay', 'owed', (model, share) => model.end(share, 'repaid'));
  const writeOff = says('writeOff', 'owed', (model, share) => model.end(share, 'nowhere'));
  return [settle, settle, settle, pay, pay, pay, bounce, again, again, assess, assess, repay, repay, writeOff];
}

class CloseYear extends Command {
  constructor(given: { remainder: 'carry' | 'lapse'; crashes: boolean }) {
    super({
      name: 'close', crashes: given.crashes, predict: (model) => model.close(given.remainder),
      act: ({ year }) => async (real, around) => {
        real.desk.setDay(`${year + 1}-02-01`);
        try {
          await real.desk.close(year, given.remainder, { ...around, documentNo: `closing ${year}` });
        } catch (error) {
          real.desk.setDay(`${year}-06-01`);
          throw error;
        }
      },
    });
  }
}

/** What a claim holds, cut between the treasuries; `extra` wants a fen more or leaves one. */
function split(model: FundModel, cut: { claim: number; percent: bigint; extra: bigint }): ModelShare[] {
  const { year, sources } = model.claims[cut.claim]!;
  const held = [...sources.keys()].map((item): Part => ({
    item, amountFen: model.get(model.pot(year, 'reserved', cut.claim, item)),
  }));
  const district = held.map(({ item, amountFen }) => ({ item, amountFen: (amountFen * cut.percent) / 100n }));
  const city = held.map(({ item, amountFen }, index) => ({
    item, amountFen: amountFen - district[index]!.amountFen + (index === 0 ? cut.extra : 0n),
  }));
  const whole = (parts: Part[]): Part[] => parts.filter(({ amountFen }) => amountFen > 0n);
  return [
    { claim: cut.claim, treasury: 'city', parts: whole(city) },
    { claim: cut.claim, treasury: 'district', parts: whole(district) },
  ];
}

/** All that stands in a kind of pot for a share, or a fen of it, where it stands or where it stood in a closed year. */
function standing(
  model: FundModel, of: { claim: number; treasury: string; from: string; off: bigint },
): ModelShare {
  const year = of.from === 'owed' ? debtYear : model.claims[of.claim]!.year;
  const parts: Part[] = [];
  for (const prefix of [`${year}/${of.from}`, '0/paid-earlier']) {
    if (prefix.startsWith('0') && (of.from !== 'paid' || parts.length > 0)) continue;
    for (const [name, amount] of model.pots) {
      const start = `${prefix}/${of.claim}/${of.treasury}/`;
      if (!name.startsWith(start) || amount === 0n) continue;
      const item = name.slice(start.length);
      parts.push({ item: item === '-' ? null : item, amountFen: amount + of.off });
    }
  }
  return { claim: of.claim, treasury: of.treasury, parts: parts.length > 0 ? parts : [{ item: null, amountFen: 1n }] };
}

function realShare(real: Real, { claim: index, treasury, parts }: ModelShare) {
  return { claimId: real.claims[index]!, treasury, parts };
}

const runsInBout = 50;
/** Between the seeds of two bouts, so that neighbouring seeds of a campaign share none. */
const boutStride = 1_000_003;

/**
 * 模型比对 — runs random acts, retries, crashes and late words of the bank on the product and on the model until that many
 * commands were run; a divergence is told with its shrunk sequence and its seed.
 */
export async function runModel(campaign: {
  database: Database; policy: CheckedPolicy; commands: number; seed: number; tell?: (done: number) => void;
  isCancelled?: () => boolean;
}): Promise<ModelFigures> {
  const { database, policy, commands, seed } = campaign;
  const counted: Counted = { commands: 0, done: 0, refused: 0, retried: 0, crashed: 0, closed: 0 };
  const figures: ModelFigures = { ...counted, runs: 0, divergences: [] };
  const open = await MoneyDesk.open(database);
  await open.act(publishPolicy, policy);
  const items = policy.items.slice(0, 2).map(({ id }) => id);
  // A run has years of its own; before 1901 and beyond 9999 instants have another form.
  let year = 2000;
  const sequences = fc.commands(commandsOf(items), { maxCommands: 150, size: 'max' });
  const property = fc.asyncProperty(sequences, async (sequence) => {
    if (counted.commands >= commands || campaign.isCancelled?.() === true) return;
    const desk = open.withFund(policy.id);
    const model = new FundModel(year, claimCount);
    desk.setDay(`${year}-06-01`);
    const claims = Array.from({ length: claimCount }, () => randomUUID());
    figures.runs += 1;
    await fc.asyncModelRun(() => ({ model, real: { database, desk: desk, claims, last: {}, counted } }), sequence);
    year = model.year + 1;
    if (year > 9900) throw new Error('Every year is used up: run with fewer commands.');
    campaign.tell?.(counted.commands);
  });
  // A bout at a time: sequences that nobody asks for any more cost as much to make up as those that are run.
  for (let bout = 0; counted.commands < commands && figures.divergences.length === 0; bout += 1) {
    const details = await fc.check(property, { seed: seed + bout * boutStride, numRuns: runsInBout });
    if (campaign.isCancelled?.() === true) break;
    if (!details.failed) continue;
    figures.divergences.push(`${String(details.errorInstance)}\n${fc.defaultReportMessage(details)}`);
  }
  const { breaches } = await inReadTransaction(database, (tx) => checkInvariants(tx, 'ledger-only'));
  figures.divergences.push(...breaches.map(({ invariant, object, what }) => `${invariant} ${object}: ${what}`));
  return { ...figures, ...counted };
}

/** The figures on one line, as the script ends with them. */
export function modelLine(figures: ModelFigures): string {
  const { commands, runs, done, refused, retried, crashed, closed, divergences } = figures;
  return `fund:model  ${commands} commands in ${runs} runs: ${done} done, ${refused} refused, ${retried} retried, ` +
    `${crashed} crashed, ${closed} years closed; ${divergences.length} divergences`;
}
