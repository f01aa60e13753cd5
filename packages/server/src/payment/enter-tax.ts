import type { EnterTax } from '@qingce/contract';
import { formatYuan, parseYuan } from '@qingce/values';
import { findApplicants } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { findClaim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { wasPaidBefore } from './batch.sql.ts';
import type { Order } from './payment.ts';
import { taxOf } from './tax.ts';
import { insertTax, listTaxes } from './tax.sql.ts';
import type { Taxes } from './tax.ts';
import { lockUnsentOrder } from './withhold-order.ts';

/**
 * 登记代扣税款 — finance says what tax is withheld of a payment to an individual, and on which basis; said again it takes
 * the place of the earlier entry until the order is in a batch. Refuses as lockUnsentOrder does, and with
 * payment.no-tax-wanted, payment.tax-posted, payment.tax-too-high and payment.tax-basis-day.
 */
export async function enterTax(context: VerbContext, input: EnterTax & { orderId: string }): Promise<void> {
  const { order } = await lockUnsentOrder(context, input.orderId);
  if (!(await listTaxable(context, [order])).has(order.id)) {
    throw refuse('payment.no-tax-wanted', { number: order.number });
  }
  if (await wasPaidBefore(context.tx, order.id)) throw refuse('payment.tax-posted', { number: order.number });
  const taxFen = parseYuan(input.tax);
  assert(taxFen !== undefined, 'the contract lets only amounts pass');
  const gross = formatYuan(order.amountFen);
  if (taxFen < 0n || taxFen >= order.amountFen) throw refuse('payment.tax-too-high', { gross }, 'tax');
  if (input.basisOn > context.today) throw refuse('payment.tax-basis-day', { today: context.today }, 'basisOn');
  const earlier = (await listTaxes(context.tx, [order.id])).get(order.id);
  const revision = (earlier?.revision ?? 0) + 1;
  await insertTax(context.tx, {
    id: context.newId(), orderId: order.id, revision, grossFen: order.amountFen, taxFen, basis: input.basis,
    basisOn: input.basisOn, enteredBy: getPerson(context.actor).id, at: context.businessNow,
  });
  await recordAudit(context, {
    act: 'payment.enter-tax', object: { kind: 'payment-order', id: order.id },
    concerns: [{ kind: 'claim', id: order.claimId }],
    details: {
      number: order.number, treasury: order.treasury, gross, tax: formatYuan(taxFen),
      net: formatYuan(order.amountFen - taxFen), basisOn: input.basisOn, revision,
    },
  });
}

/** The orders that go to individuals, by id; what is set off goes to the treasury's own account and is none. */
export async function listTaxable(
  context: Pick<VerbContext, 'tx'>, orders: readonly Order[],
): Promise<ReadonlySet<string>> {
  const own = orders.filter(({ withheld }) => withheld === null);
  const applicantOf = new Map<string, string>();
  for (const claimId of new Set(own.map((order) => order.claimId))) {
    const claim = await findClaim(context.tx, claimId);
    assert(claim, 'an order has a claim');
    applicantOf.set(claimId, claim.applicantId);
  }
  const applicants = await findApplicants(context.tx, [...new Set(applicantOf.values())]);
  const individuals = new Set(applicants.filter(({ kind }) => kind === 'individual').map(({ id }) => id));
  return new Set(own.filter(({ claimId }) => individuals.has(applicantOf.get(claimId) ?? '')).map(({ id }) => id));
}

/**
 * The taxes of the orders that go to individuals, none of them missing: nothing is assumed. Refuses with
 * payment.tax-missing.
 */
export async function requireTaxes(context: VerbContext, orders: readonly Order[]): Promise<Taxes> {
  const taxes = await listTaxes(context.tx, orders.map(({ id }) => id));
  const taxable = await listTaxable(context, orders);
  const missing = orders.find((order) => taxable.has(order.id) && !taxOf(order, taxes));
  if (missing) throw refuse('payment.tax-missing', { number: missing.number });
  return new Map([...taxes].filter(([orderId]) => taxable.has(orderId)));
}
