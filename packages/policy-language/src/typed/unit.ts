import type { Unit } from './ir.ts';

/** Units that every policy has; all others are declared (README §2). */
export const BUILT_IN_UNITS = ['元', '天', '月', '年'] as const;
export const YUAN: Unit = { 元: 1 };
export const DAYS: Unit = { 天: 1 };
export const MONTHS: Unit = { 月: 1 };
export const PURE: Unit = {};

export function multiplyUnits(a: Unit, b: Unit): Unit {
  const product: Record<string, number> = { ...a };
  for (const [base, exponent] of Object.entries(b)) {
    const sum = (product[base] ?? 0) + exponent;
    if (sum === 0) delete product[base];
    else product[base] = sum;
  }
  return product;
}

/** One over the unit. */
export function perUnit(unit: Unit): Unit {
  return Object.fromEntries(Object.entries(unit).map(([base, exponent]) => [base, -exponent]));
}

export function sameUnit(a: Unit, b: Unit): boolean {
  const bases = Object.keys(a);
  return bases.length === Object.keys(b).length && bases.every((base) => a[base] === b[base]);
}

/** As it is written in a policy: `元/人/月`; `1` for a pure number. */
export function formatUnit(unit: Unit): string {
  const above = Object.entries(unit).filter(([, exponent]) => exponent > 0).map(power);
  const below = Object.entries(unit).filter(([, exponent]) => exponent < 0).map(power);
  return [above.join('·') || '1', ...below].join('/');
}

function power([base, exponent]: [string, number]): string {
  return Math.abs(exponent) === 1 ? base : `${base}^${Math.abs(exponent)}`;
}
