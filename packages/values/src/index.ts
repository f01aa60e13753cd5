export * as exact from './fraction.ts';
export type { Fraction } from './fraction.ts';
export * from './money.ts';
export * from './rounding.ts';
export * from './day.ts';
export * from './instant.ts';
export * from './period.ts';
