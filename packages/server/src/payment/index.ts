export { paymentRoutes } from './payment.routes.ts';
export { paymentTransitions } from './payment.ts';
export { listPaymentOrders } from './read-orders.ts';
