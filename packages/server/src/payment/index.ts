export { batchRoutes } from './batch.routes.ts';
export { paymentRoutes } from './payment.routes.ts';
export { buildBatch } from './send-batch.ts';
export { paymentTransitions } from './payment.ts';
export { findOrderBarrier } from './plan-orders.ts';
export { batchOffers, orderOffers } from './offered-acts.ts';
export { listPaymentOrders } from './read-orders.ts';
export { listPayables } from './read-payables.ts';
