export { paymentRoutes } from './payment.routes.ts';
export { paymentTransitions } from './payment.ts';
export { findOrderBarrier } from './plan-orders.ts';
export { listPaymentOrders } from './read-orders.ts';
