export * from './wire.ts';
export * from './claim.ts';
export * from './casefile.ts';
export * from './verification.ts';
export * from './review.ts';
export * from './notice.ts';
export * from './payment.ts';
