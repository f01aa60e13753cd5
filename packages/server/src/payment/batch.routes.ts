import {
  BankVerdict, BatchFile, BatchId, BuildBatch, Done, ExplainDelay, Id, ImportReturns, Payable, PaymentBatch,
  PreviewReturns, ProposeReissue, Reconciliation, ReturnsPreview, SignBatch,
} from '@qingce/contract';
import { formatYuan } from '@qingce/values';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { explainDelay } from './explain-delay.ts';
import { importReturns } from './hear-bank.ts';
import { confirmReissue, proposeReissue } from './pay-again.ts';
import { exportBatch, listPaymentBatches, reconcile } from './read-batches.ts';
import { previewReturns } from './preview-returns.ts';
import { listPayables } from './read-payables.ts';
import { buildBatch, cancelBatch, checkBatch, releaseBatch } from './send-batch.ts';

const tags = ['payment'];
const done = () => ({ ok: true as const });

/** Batches, what the bank says of them, and what has not been paid. */
export function batchRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '支付批次', tags, response: { 200: z.array(PaymentBatch) } } };
  app.get('/api/payment-batches', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: (context) => listPaymentBatches(context), reply: (batches) => batches,
  }));

  const build = { schema: { summary: '编制批次', tags, body: BuildBatch, response: { 200: BatchId } } };
  app.post('/api/payment-batches', build, (request) => runVerb(workplace, request.call, {
    input: request.body, verb: buildBatch, reply: ({ id, fileSha256 }) => ({ batchId: id, fileSha256 }),
  }));
  signingRoutes(app, workplace);
  bankRoutes(app, workplace);
  payableRoutes(app, workplace);
}

function signingRoutes(app: App, workplace: Workplace): void {
  const params = z.object({ batchId: Id });
  const signing = (summary: string) => ({
    schema: { summary, tags, params, body: SignBatch, response: { 200: Done } },
  });
  app.post('/api/payment-batches/:batchId/check', signing('复核批次'), (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: checkBatch, reply: done,
  }));
  app.post('/api/payment-batches/:batchId/release', signing('放行批次'), (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: releaseBatch, reply: done,
  }));

  const cancel = { schema: { summary: '作废批次', tags, params, response: { 200: Done } } };
  app.post('/api/payment-batches/:batchId/cancel', cancel, (request) => runVerb(workplace, request.call, {
    input: request.params, verb: cancelBatch, reply: done,
  }));

  const file = { schema: { summary: '导出批次文件', tags, params, response: { 200: BatchFile } } };
  app.post('/api/payment-batches/:batchId/file', file, (request) => runVerb(workplace, request.call, {
    input: request.params, verb: exportBatch, reply: (exported) => exported,
  }));
}

function bankRoutes(app: App, workplace: Workplace): void {
  const returns = {
    schema: { summary: '导入银行回单', tags, body: ImportReturns, response: { 200: z.array(BankVerdict) } },
  };
  app.post('/api/bank-returns', returns, (request) => runVerb(workplace, request.call, {
    input: request.body, verb: importReturns,
    reply: (words) => words.map(({ amountFen, ...word }) => ({ ...word, amount: formatYuan(amountFen) })),
  }));

  const preview = {
    schema: { summary: '预览银行回单', tags, body: PreviewReturns, response: { 200: ReturnsPreview } },
  };
  app.post('/api/bank-returns/preview', preview, (request) => runReading(workplace, request.call, {
    input: request.body, verb: previewReturns,
    reply: ({ isImported, words }) => ({
      isImported, words: words.map(({ amountFen, ...word }) => ({ ...word, amount: formatYuan(amountFen) })),
    }),
  }));

  const params = z.object({ orderId: Id });
  const propose = { schema: { summary: '申请重付', tags, params, body: ProposeReissue, response: { 200: Done } } };
  app.post('/api/payment-orders/:orderId/propose-reissue', propose, (request) =>
    runVerb(workplace, request.call, {
      input: { ...request.params, ...request.body }, verb: proposeReissue, reply: done,
    }));

  const confirm = { schema: { summary: '确认重付', tags, params, response: { 200: Done } } };
  app.post('/api/payment-orders/:orderId/confirm-reissue', confirm, (request) =>
    runVerb(workplace, request.call, { input: request.params, verb: confirmReissue, reply: done }));
}

function payableRoutes(app: App, workplace: Workplace): void {
  const params = z.object({ orderId: Id });
  const explain = { schema: { summary: '说明未付原因', tags, params, body: ExplainDelay, response: { 200: Done } } };
  app.post('/api/payment-orders/:orderId/delay', explain, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: explainDelay, reply: done,
  }));

  const list = { schema: { summary: '应付账龄', tags, response: { 200: z.array(Payable) } } };
  app.get('/api/payables', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: (context) => listPayables(context), reply: (payables) => payables,
  }));

  const month = z.object({
    policy: z.string().regex(/^[a-z0-9-]{1,80}$/), month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  });
  const report = { schema: { summary: '月度对账', tags, params: month, response: { 200: z.array(Reconciliation) } } };
  app.get('/api/funds/:policy/reconciliation/:month', report, (request) => runReading(workplace, request.call, {
    input: request.params, verb: reconcile, reply: (treasuries) => treasuries,
  }));
}
