import { formatYuan, shareOut } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { mergedParts } from '../fund/index.ts';
import type { Part } from '../fund/index.ts';
import type { Day } from '../foundation/index.ts';
import type { Order } from './payment.ts';

/** 代扣税款 — what finance entered for an order that goes to an individual, the order then coming to `grossFen`. */
export interface WithheldTax {
  readonly orderId: string;
  readonly revision: number;
  readonly grossFen: Fen;
  readonly taxFen: Fen;
  readonly basis: string;
  readonly basisOn: Day;
  readonly enteredBy: string;
}

/** Taxes by order. */
export type Taxes = ReadonlyMap<string, WithheldTax>;

/** The tax that stands for an order: an entry for another amount stands for nothing. */
export function taxOf(order: Pick<Order, 'id' | 'amountFen'>, taxes: Taxes): WithheldTax | undefined {
  const tax = taxes.get(order.id);
  return tax?.grossFen === order.amountFen ? tax : undefined;
}

/** An order in what the bank pays and what is withheld, item by item; the tax lies on the items in proportion. */
export function netOf(order: Pick<Order, 'parts'>, taxFen: Fen): { readonly net: Part[]; readonly tax: Part[] } {
  const taxes = shareOut(taxFen, order.parts.map(({ amountFen }) => amountFen));
  const net = order.parts.map(({ item, amountFen }, index) => ({ item, amountFen: amountFen - (taxes[index] ?? 0n) }));
  const tax = order.parts.map(({ item }, index) => ({ item, amountFen: taxes[index] ?? 0n }));
  return { net: mergedParts(net), tax: mergedParts(tax) };
}

/** An entry as it travels. */
export function shownTax(
  { taxFen, grossFen, basis, basisOn }: WithheldTax,
): { amount: string; net: string; basis: string; basisOn: Day } {
  return { amount: formatYuan(taxFen), net: formatYuan(grossFen - taxFen), basis, basisOn };
}
