import {
  Done, EnterTax, Id, PayeeAccount, PayeeLook, PaymentOrder, RecordBankResult, RegisterPayee, RegisterTreasuryAccount,
} from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { enterTax } from './enter-tax.ts';
import { orderPayment } from './order-payment.ts';
import { lookAtPayee, readPayee } from './look-at-payee.ts';
import { listPaymentOrders } from './read-orders.ts';
import { registerPayee, registerTreasuryAccount } from './register-payee.ts';
import { recordBankResult } from './hear-bank.ts';

const tags = ['payment'];
const done = () => ({ ok: true as const });

export function paymentRoutes(app: App, workplace: Workplace): void {
  const payee = {
    schema: {
      summary: '登记收款账户',
      tags,
      params: z.object({ applicantId: Id }),
      body: RegisterPayee,
      response: { 200: Done },
    },
  };
  app.post('/api/applicants/:applicantId/payee', payee, (request) =>
    runVerb(workplace, request.call, {
      input: { applicantId: request.params.applicantId, ...request.body },
      verb: registerPayee,
      reply: done,
    }),
  );

  const params = z.object({ applicantId: Id });
  const read = { schema: { summary: '收款账户', tags, params, response: { 200: PayeeAccount.nullable() } } };
  app.get('/api/applicants/:applicantId/payee', read, (request) => runReading(workplace, request.call, {
    input: request.params.applicantId, verb: readPayee, reply: (account) => account,
  }));

  const look = { schema: { summary: '查看收款账号', tags, params, response: { 200: PayeeLook } } };
  app.post('/api/applicants/:applicantId/payee/look', look, (request) => runVerb(workplace, request.call, {
    input: request.params.applicantId, verb: lookAtPayee, reply: (found) => found,
  }));

  const treasury = {
    schema: { summary: '登记财政收款账户', tags, body: RegisterTreasuryAccount, response: { 200: Done } },
  };
  app.post('/api/treasury-accounts', treasury, (request) =>
    runVerb(workplace, request.call, { input: request.body, verb: registerTreasuryAccount, reply: done }));

  const order = {
    schema: { summary: '制作支付指令', tags, params: z.object({ claimId: Id }), response: { 200: Done } },
  };
  app.post('/api/claims/:claimId/order-payment', order, (request) =>
    runVerb(workplace, request.call, {
      input: request.params,
      verb: orderPayment,
      reply: done,
    }),
  );

  const list = { schema: { summary: '支付指令', tags, response: { 200: z.array(PaymentOrder) } } };
  app.get('/api/payment-orders', list, (request) =>
    runReading(workplace, request.call, {
      input: undefined,
      verb: (context) => listPaymentOrders(context),
      reply: (orders) => orders,
    }),
  );
  orderRoutes(app, workplace);
}

function orderRoutes(app: App, workplace: Workplace): void {
  const params = z.object({ orderId: Id });
  const tax = {
    schema: { summary: '登记代扣税款', tags, params, body: EnterTax, response: { 200: Done } },
  };
  app.post('/api/payment-orders/:orderId/tax', tax, (request) =>
    runVerb(workplace, request.call, {
      input: { orderId: request.params.orderId, ...request.body }, verb: enterTax, reply: done,
    }));

  const result = {
    schema: { summary: '登记银行回执', tags, params, body: RecordBankResult, response: { 200: Done } },
  };
  app.post('/api/payment-orders/:orderId/result', result, (request) =>
    runVerb(workplace, request.call, {
      input: { orderId: request.params.orderId, ...request.body },
      verb: recordBankResult,
      reply: done,
    }),
  );
}
