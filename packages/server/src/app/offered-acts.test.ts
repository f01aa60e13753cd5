import { expect, test } from 'vitest';
import { batchOffers, orderOffers } from '../payment/index.ts';
import { authorization } from './authorization.ts';

const routes = {
  ...Object.fromEntries(Object.entries(batchOffers).map(([act, offer]) =>
    [`POST /api/payment-batches/:batchId/${act}`, offer.roles])),
  ...Object.fromEntries(Object.entries(orderOffers).filter(([act]) => act !== 'batch').map(([act, offer]) =>
    [`POST /api/payment-orders/:orderId/${act}`, offer.roles])),
  'POST /api/payment-batches': orderOffers.batch.roles,
};

test.each(Object.entries(routes))('%s is offered to those posts that may do it', (route, roles) => {
  expect(authorization[route]?.who).toEqual(roles);
});
