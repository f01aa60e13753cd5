import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { PaymentBatch, PaymentOrder } from '@qingce/contract';
import type { Database } from '@qingce/database';
import { buildTestApp } from '../build-test-app.ts';
import type { Reply, TestApp } from '../build-test-app.ts';
import { aReviewedClaim, creditCodes } from '../claim-on-its-way.ts';
import type { ClaimOnItsWay } from '../claim-on-its-way.ts';
import { castOf, lighthouse, publishStoryPolicy } from '../lighthouse.ts';
import type { Cast } from '../lighthouse.ts';
import { sendBatch, threeOf } from '../sent-batch.ts';
import { FaultPlugin } from './fault-plugin.ts';

export interface FaultFigures { transactions: number; faults: number; readonly halves: string[] }

/** One act that moves money, as a browser asks for it. */
interface Step {
  readonly name: string;
  readonly act: () => Promise<Reply>;
  /** What has to be looked up before, without a fault. */
  readonly prepare?: () => Promise<void>;
}

const funds = `/api/funds/${lighthouse.policy}`;

/**
 * 逐句失败 — walks claims from the grant to the closing of the year, and fails each act at its first statement, its
 * second, and so on until it is through. After every failure all tables must read as before; what went through must be
 * whole, which the invariants say when the app closes.
 */
export async function runFaults(database: Database, tell: (step: string) => void): Promise<FaultFigures> {
  const plugin = new FaultPlugin();
  const faulty: Database = { ...database, kysely: database.kysely.withPlugin(plugin), close: () => database.close() };
  const server = await buildTestApp(faulty);
  await publishStoryPolicy(server);
  const cast = await castOf(server);
  const claims: ClaimOnItsWay[] = [];
  for (const code of creditCodes.slice(0, 3)) claims.push(await aReviewedClaim(server, cast, code));
  const figures: FaultFigures = { transactions: 0, faults: 0, halves: [] };
  for (const step of moneySteps(server, cast, claims)) {
    tell(step.name);
    await failEverywhere(figures, { step, plugin, database });
  }
  await server.close();
  return figures;
}

async function failEverywhere(
  figures: FaultFigures, trial: { step: Step; plugin: FaultPlugin; database: Database },
): Promise<void> {
  const { step, plugin, database } = trial;
  await step.prepare?.();
  const before = await digestOf(database);
  for (let n = 1; ; n += 1) {
    plugin.arm(n);
    const reply = await step.act();
    plugin.arm(0);
    if (reply.status < 300) break;
    if (reply.status !== 500) throw new Error(`${step.name} was refused: ${JSON.stringify(reply.body)}`);
    figures.faults += 1;
    if (await digestOf(database) !== before) figures.halves.push(`${step.name}: statement ${n} left something behind`);
  }
  figures.transactions += 1;
  if (await digestOf(database) === before) figures.halves.push(`${step.name}: nothing was done`);
}

const ofWhatWasDone = sql`where record_id in (select id from audit_record where outcome = 'done')`;
/** Tables in which a failed attempt leaves its record, and which of their rows are of what was done. */
const keptAside: Readonly<Record<string, RawBuilder<unknown>>> = {
  audit_record: sql`where outcome = 'done'`, audit_outbox: ofWhatWasDone, audit_subject: ofWhatWasDone,
};

/**
 * One digest over every row of every table by where it lies and who wrote it: a row that was written anew is another
 * one, even with the same words. Left out is what a look leaves in a session, and the record of the failed attempt
 * itself, which the trail keeps in a transaction of its own.
 */
async function digestOf({ kysely }: Database): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname not like '%session%' order by 1`.execute(kysely);
  const parts = tables.map(({ name }) => sql`
    select ${sql.lit(name)} || ':' || coalesce(md5(string_agg(t.ctid::text || t.xmin::text, '|' order by t.ctid)), '')
      as line
    from ${sql.ref(name)} t ${keptAside[name] ?? sql``}`);
  const { rows } = await sql<{ line: string }>`${sql.join(parts, sql` union all `)}`.execute(kysely);
  const lines = rows.map(({ line }) => line).toSorted((a, b) => (a < b ? -1 : 1));
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** The acts in the order of a fund's life; what each needs is looked up when it begins. */
function moneySteps(server: TestApp, cast: Cast, [first, second, third]: readonly ClaimOnItsWay[]): Step[] {
  const claims = [first!, second!];
  let list = { listId: '', hash: '' };
  const sign = (signer: 'director' | 'reviewer') => (): Promise<Reply> =>
    cast[signer].post(`/api/review-lists/${list.listId}/sign`, { hash: list.hash, noStake: true, opinion: '同意' });
  const compose = async (): Promise<Reply> => {
    const reply = await cast.chief.post('/api/review-lists', { claims: claims.map(({ id }) => id) });
    if (reply.status < 300) list = reply.body as typeof list;
    return reply;
  };
  const money = { year: 2017, documentNo: '示例指标〔2017〕1号', amount: '1500000.00' };
  const step = (name: string, act: () => Promise<Reply>): Step => ({ name, act });
  const on = (day: string) => async (): Promise<void> => {
    server.clock.business = `${day}T09:00:00.000+08:00`;
  };
  return [
    step('fund.receive-appropriation', () => cast.reviewer.post(`${funds}/appropriations`, money)),
    step('fund.adjust-budget', () => cast.reviewer.post(`${funds}/adjustments`, {
      year: 2017, documentNo: '示例调减〔2017〕1号', note: '', lines: [{ item: null, amount: '-1000.00' }],
    })),
    step('fund.set-shares', () => cast.reviewer.post(`${funds}/shares`, {
      from: '2017-01-01', shares: { city: '0.6', district: '0.4' }, basis: '示例：假设的分成比例',
    })),
    step('claim.withdraw', () => third!.holder.post(`/api/claims/${third!.id}/withdraw`, { reason: '另行申报' })),
    step('review.compose-list', compose),
    step('review.sign-list, first', sign('director')),
    step('review.sign-list, second', sign('reviewer')),
    step('review.dissolve-list', () =>
      cast.chief.post(`/api/review-lists/${list.listId}/dissolve`, { reason: '名单有误' })),
    step('review.compose-list, anew', compose),
    step('review.sign-list, first anew', sign('director')),
    step('review.sign-list, second anew', sign('reviewer')),
    { ...step('notice.publish', () => cast.clerk.post('/api/notices', list)), prepare: on('2017-04-20') },
    ...claims.map(({ id }) => ({
      ...step('award.decide', () => cast.government.post(`/api/claims/${id}/decide`, { note: '同意拨付' })),
      prepare: on('2017-04-28'),
    })),
    ...claims.map(({ id }) => step('payment.order', () => cast.financeClerk.post(`/api/claims/${id}/order-payment`))),
    resultStep(cast, claims[0]!.id),
    ...batchSteps(cast),
    ...recoverySteps(cast, claims[0]!.id, on),
    {
      ...step('fund.close-year', () =>
        cast.reviewer.post(`${funds}/closings`, { year: 2017, documentNo: '结账〔2017〕', remainder: 'carry' })),
      prepare: on('2018-02-01'),
    },
  ];
}

/** What was paid is found to have been too much: the case, the debt, and how it ends. */
function recoverySteps(cast: Cast, claimId: string, on: (day: string) => () => Promise<void>): Step[] {
  let caseId = '';
  const open = async (): Promise<Reply> => {
    const reply = await cast.reviewer.post(`/api/claims/${claimId}/recovery-cases`, {
      kind: 'applicant-error', clause: '5.2', finding: '坐席数有误', hearingOn: '2017-05-05',
    });
    if (reply.status < 300) ({ caseId } = reply.body as { caseId: string });
    return reply;
  };
  const act = (by: keyof Cast, what: string, body: object = {}) => (): Promise<Reply> =>
    cast[by].post(`/api/recovery-cases/${caseId}/${what}`, body);
  const paper = { paper: '示例复议〔2017〕1号' };
  return [
    { name: 'recovery.open', act: open },
    { name: 'recovery.hold-hearing', act: act('reviewer', 'hearing', { text: '到场' }), prepare: on('2017-05-05') },
    {
      name: 'recovery.propose',
      act: act('reviewer', 'propose', { parts: [{ item: 'premises-rent', amount: '1000.00' }], reason: '多付' }),
    },
    { name: 'recovery.decide', act: act('director', 'decide') },
    {
      name: 'recovery.agree-instalments',
      act: act('reviewer', 'instalments', { parts: [{ dueOn: '2017-06-05', amount: '1000.00' }] }),
    },
    { name: 'recovery.suspend', act: act('reviewer', 'suspend', paper) },
    { name: 'recovery.resume', act: act('reviewer', 'resume', paper) },
    {
      name: 'recovery.receive',
      act: act('financeClerk', 'receipts', { amount: '600.00', bankReference: '缴回-1', receivedOn: '2017-05-05' }),
    },
    {
      name: 'recovery.write-off',
      act: act('government', 'write-offs', { amount: '400.00', paper: '示例纪要〔2017〕1号', reason: '差错' }),
    },
  ];
}

/** The city's order of the claim, sent in a batch; its result is recorded by hand. */
function resultStep(cast: Cast, claim: string): Step {
  let orderId = '';
  return {
    name: 'payment.record-result',
    prepare: async () => {
      const orders = (await cast.financeClerk.get('/api/payment-orders')).body as PaymentOrder[];
      const order = orders.find(({ claimId, treasury }) => claimId === claim && treasury === 'city')!;
      await sendBatch(cast, [order]);
      orderId = order.id;
    },
    act: () => cast.financeChecker.post(`/api/payment-orders/${orderId}/result`, {
      outcome: 'paid', bankReference: '示例流水 city', paidOn: '2017-04-28',
    }),
  };
}

/** A batch of the district by three people, the bank's words on it, and one of its payments ordered anew. */
function batchSteps(cast: Cast): Step[] {
  const people = threeOf(cast, 'district');
  let batch = { batchId: '', fileSha256: '' };
  let waiting: string[] = [];
  let lines: PaymentBatch['lines'] = [];
  const prepare = async (): Promise<void> => {
    const orders = (await cast.auditor.get('/api/payment-orders')).body as PaymentOrder[];
    waiting = orders.filter(({ treasury, state }) => treasury === 'district' && state === 'built').map(({ id }) => id);
    const batches = (await cast.auditor.get('/api/payment-batches')).body as PaymentBatch[];
    lines = batches.find(({ id }) => id === batch.batchId)?.lines ?? [];
  };
  const build = async (): Promise<Reply> => {
    const reply = await people[0].post('/api/payment-batches', { treasury: 'district', orders: waiting });
    if (reply.status < 300) batch = reply.body as typeof batch;
    return reply;
  };
  const sign = (person: number, what: string) => (): Promise<Reply> =>
    people[person]!.post(`/api/payment-batches/${batch.batchId}/${what}`, { fileSha256: batch.fileSha256 });
  const say = (outcome: string) => (): Promise<Reply> => people[0].post('/api/bank-returns', {
    treasury: 'district', name: `${outcome}.csv`,
    text: lines.map(({ instruction, amount, line }) =>
      `${instruction},${outcome},${amount},${outcome}-${line},2017-04-28,`).join('\n'),
  });
  const reissue = (person: number, what: string) => (): Promise<Reply> =>
    people[person]!.post(`/api/payment-orders/${lines[0]!.orderId}/${what}-reissue`, { reason: '账号有误' });
  const steps: [string, () => Promise<Reply>][] = [
    ['payment.build-batch', build], ['payment.cancel-batch', sign(0, 'cancel')],
    ['payment.build-batch, anew', build], ['payment.check-batch', sign(1, 'check')],
    ['payment.release-batch', sign(2, 'release')], ['payment.import-returns, paid', say('paid')],
    ['payment.import-returns, returned', say('returned')], ['payment.propose-reissue', reissue(0, 'propose')],
    ['payment.confirm-reissue', reissue(1, 'confirm')],
  ];
  return steps.map(([name, act]) => ({ name, act, prepare }));
}

/** The figures on one line, as the script ends with them. */
export function faultLine({ transactions, faults, halves }: FaultFigures): string {
  return `fund:faults  ${transactions} money transactions failed at each of their ${faults} statements; ` +
    `${halves.length} left a half`;
}
