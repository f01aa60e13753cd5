import {
  AgreeInstalments, Done, Id, ImportRepayments, OpenRecovery, ProposeRecovery, ReceiveRepayment, RecoveryCase,
  RecoveryLine, RecoveryOpened, RecoveryPaper, RepaymentVerdict, SayInRecovery, SetOff, UndoSetOff,
  WriteOff,
} from '@qingce/contract';
import { formatYuan } from '@qingce/values';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Verb, Workplace } from '../foundation/index.ts';
import { decideRecovery, proposeRecovery } from './decide-recovery.ts';
import { agreeInstalments, referCase, resumeDebt, setOff, suspendDebt, undoSetOff } from './follow-debt.ts';
import { dropCase, holdHearing, openRecovery, stateInCase } from './open-case.ts';
import { listRecoveries, readRecovery } from './read-recoveries.ts';
import { importRepayments, receiveRepayment, writeOff } from './repay.ts';

const tags = ['recovery'];
const params = z.object({ caseId: Id });
const done = () => ({ ok: true as const });

/** 追回 — cases, debts, and what becomes of them. */
export function recoveryRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '追回案列表', tags, response: { 200: z.array(RecoveryLine) } } };
  app.get('/api/recovery-cases', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: (context) => listRecoveries(context), reply: (lines) => lines,
  }));
  const read = { schema: { summary: '追回案', tags, params, response: { 200: RecoveryCase } } };
  app.get('/api/recovery-cases/:caseId', read, (request) => runReading(workplace, request.call, {
    input: request.params.caseId, verb: readRecovery, reply: (recovery) => recovery,
  }));
  const claim = z.object({ claimId: Id });
  const open = {
    schema: { summary: '追回立案', tags, params: claim, body: OpenRecovery, response: { 200: RecoveryOpened } },
  };
  app.post('/api/claims/:claimId/recovery-cases', open, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: openRecovery,
    reply: ({ id, number }) => ({ caseId: id, number }),
  }));
  const file = {
    schema: { summary: '导入缴回', tags, body: ImportRepayments, response: { 200: z.array(RepaymentVerdict) } },
  };
  app.post('/api/recovery-receipts', file, (request) => runVerb(workplace, request.call, {
    input: request.body, verb: importRepayments,
    reply: (judged) => judged.map(({ amountFen, ...line }) => ({ ...line, amount: formatYuan(amountFen) })),
  }));
  const on = onCase(app, workplace);
  on('statement', '陈述申辩', SayInRecovery, stateInCase);
  on('hearing', '听证', SayInRecovery, holdHearing);
  on('drop', '撤案', SayInRecovery, dropCase);
  on('propose', '拟定追回', ProposeRecovery, proposeRecovery);
  on('decide', '追回决定', z.object({}), decideRecovery);
  on('instalments', '分期缴回', AgreeInstalments, agreeInstalments);
  on('suspend', '中止执行', RecoveryPaper, suspendDebt);
  on('resume', '恢复执行', RecoveryPaper, resumeDebt);
  on('refer', '移送司法', RecoveryPaper, referCase);
  on('receipts', '收到缴回', ReceiveRepayment, receiveRepayment);
  on('set-offs', '抵扣', SetOff, setOff);
  on('undo-set-off', '撤销抵扣', UndoSetOff, undoSetOff);
  on('write-offs', '核销', WriteOff, writeOff);
}

/** A route of an act on one case, whose body is the verb's input. */
function onCase(app: App, workplace: Workplace) {
  return <Body extends z.ZodObject>(
    what: string, summary: string, body: Body, verb: Verb<z.infer<Body> & { caseId: string }, void>,
  ): void => {
    const options = { schema: { summary, tags, params, body, response: { 200: Done } } };
    app.post(`/api/recovery-cases/:caseId/${what}`, options, (request) => runVerb(workplace, request.call, {
      input: { ...(request.body as z.infer<Body>), ...request.params }, verb, reply: done,
    }));
  };
}
