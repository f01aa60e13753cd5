import {
  AddMember, Applicant, ApplicantCorrection, AskToJoin, Created, DecideCorrection, DeclineJoin, Done,
  EndMandate, Id, IdentityNumberLook, JoinRequest, MandateTerms, Member,
  ProposeMerge, ProposeRestoration, RecordRegisterFacts, RegisterApplicant, RegisterHistory, SetDistrict, Year
} from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { addMember } from './add-member.ts';
import { decideCorrection, proposeMerge, proposeRestoration } from './correct-applicant.ts';
import { setDistrict } from './district.ts';
import { endMandate } from './end-mandate.ts';
import { admitMember, askToJoin, declineJoin, withdrawJoin } from './join-applicant.ts';
import {
  listMembersOf, listReachableApplicants, lookAtApplicant, readCorrections, readJoinRequests,
} from './read-applicants.ts';
import { lookAtIdentityNumber } from './identity-number.ts';
import { readRegisterFacts, recordRegisterFacts } from './record-register-facts.ts';
import { registerApplicant } from './register-applicant.ts';

const tags = ['applicant'];
const params = z.object({ applicantId: Id });
const done = () => ({ ok: true as const });
const created = (id: string) => ({ id });

export function applicantRoutes(app: App, workplace: Workplace): void {
  registerRoutes(app, workplace);
  districtRoute(app, workplace);
  mandateRoutes(app, workplace);
  joinRoutes(app, workplace);
  correctionRoutes(app, workplace);
}

function registerRoutes(app: App, workplace: Workplace): void {
  const register = { schema: { summary: '登记申报主体', tags, body: RegisterApplicant, response: { 201: Applicant } } };
  app.post('/api/applicants', register, async (request, reply) => reply.code(201).send(
    await runVerb(workplace, request.call, {
      input: request.body, verb: registerApplicant, reply: (applicant) => applicant,
    })));

  const list = { schema: { summary: '申报主体列表', tags, response: { 200: z.array(Applicant) } } };
  app.get('/api/applicants', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: listReachableApplicants, reply: (applicants) => applicants,
  }));

  const read = { schema: { summary: '申报主体', tags, params, response: { 200: Applicant } } };
  app.get('/api/applicants/:applicantId', read, (request) => runReading(workplace, request.call, {
    input: request.params.applicantId, verb: lookAtApplicant, reply: (applicant) => applicant,
  }));

  const look = { schema: { summary: '查看证件号码', tags, params, response: { 200: IdentityNumberLook } } };
  app.post('/api/applicants/:applicantId/identity-number/look', look, (request) => runVerb(workplace, request.call, {
    input: request.params.applicantId, verb: lookAtIdentityNumber, reply: (found) => found,
  }));

  const record = { schema: { summary: '登记事实', tags, params, body: RecordRegisterFacts, response: { 200: Applicant } } };
  app.post('/api/applicants/:applicantId/register-facts', record, (request) => runVerb(workplace, request.call, {
    input: { applicantId: request.params.applicantId, ...request.body }, verb: recordRegisterFacts,
    reply: (applicant) => applicant,
  }));

  const history = { schema: {
    summary: '登记事实沿革', tags, params, querystring: z.object({ year: z.coerce.number().pipe(Year).optional() }),
    response: { 200: RegisterHistory },
  } };
  app.get('/api/applicants/:applicantId/register-facts', history, (request) => runReading(workplace, request.call, {
    input: { ...request.params, ...request.query }, verb: readRegisterFacts, reply: (found) => found,
  }));
}

function districtRoute(app: App, workplace: Workplace): void {
  const set = { schema: { summary: '定辖区', tags, params, body: SetDistrict, response: { 200: Done } } };
  app.post('/api/applicants/:applicantId/district', set, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: setDistrict, reply: done,
  }));
}

function mandateRoutes(app: App, workplace: Workplace): void {
  const members = { schema: { summary: '授权名册', tags, params, response: { 200: z.array(Member) } } };
  app.get('/api/applicants/:applicantId/members', members, (request) => runReading(workplace, request.call, {
    input: request.params.applicantId, verb: listMembersOf, reply: (found) => found,
  }));

  const add = { schema: { summary: '授权办事', tags, params, body: AddMember, response: { 201: Created } } };
  app.post('/api/applicants/:applicantId/members', add, async (request, reply) => reply.code(201).send(
    await runVerb(workplace, request.call, {
      input: { applicantId: request.params.applicantId, ...request.body }, verb: addMember, reply: created,
    })));

  const mandate = params.extend({ mandateId: Id });
  const end = { schema: { summary: '终止授权', tags, params: mandate, body: EndMandate, response: { 200: Done } } };
  app.post('/api/applicants/:applicantId/members/:mandateId/end', end, (request) =>
    runVerb(workplace, request.call, {
      input: { ...request.params, ...request.body }, verb: endMandate, reply: done,
    }));
}

function joinRoutes(app: App, workplace: Workplace): void {
  const ask = { schema: { summary: '申请加入', tags, body: AskToJoin, response: { 201: Created } } };
  app.post('/api/join-requests', ask, async (request, reply) => reply.code(201).send(
    await runVerb(workplace, request.call, { input: request.body, verb: askToJoin, reply: created })));

  const own = { schema: { summary: '我的加入申请', tags, response: { 200: z.array(JoinRequest) } } };
  app.get('/api/join-requests', own, (request) => runReading(workplace, request.call, {
    input: 'own' as const, verb: readJoinRequests, reply: (found) => found,
  }));

  const one = z.object({ requestId: Id });
  const withdraw = { schema: { summary: '撤回加入申请', tags, params: one, response: { 200: Done } } };
  app.post('/api/join-requests/:requestId/withdraw', withdraw, (request) => runVerb(workplace, request.call, {
    input: request.params, verb: withdrawJoin, reply: done,
  }));

  const list = { schema: { summary: '收到的加入申请', tags, params, response: { 200: z.array(JoinRequest) } } };
  app.get('/api/applicants/:applicantId/join-requests', list, (request) => runReading(workplace, request.call, {
    input: { applicantId: request.params.applicantId }, verb: readJoinRequests, reply: (found) => found,
  }));

  const asked = params.extend({ requestId: Id });
  const admit = { schema: { summary: '同意加入', tags, params: asked, body: MandateTerms, response: { 200: Done } } };
  app.post('/api/applicants/:applicantId/join-requests/:requestId/admit', admit, (request) =>
    runVerb(workplace, request.call, {
      input: { ...request.params, ...request.body }, verb: admitMember, reply: done,
    }));

  const decline = { schema: { summary: '不同意加入', tags, params: asked, body: DeclineJoin, response: { 200: Done } } };
  app.post('/api/applicants/:applicantId/join-requests/:requestId/decline', decline, (request) =>
    runVerb(workplace, request.call, {
      input: { ...request.params, ...request.body }, verb: declineJoin, reply: done,
    }));
}

function correctionRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '更正提议', tags, response: { 200: z.array(ApplicantCorrection) } } };
  app.get('/api/applicant-corrections', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: readCorrections, reply: (found) => found,
  }));

  const restore = { schema: { summary: '提议恢复授权', tags, params, body: ProposeRestoration, response: { 201: Created } } };
  app.post('/api/applicants/:applicantId/restorations', restore, async (request, reply) => reply.code(201).send(
    await runVerb(workplace, request.call, {
      input: { ...request.params, ...request.body }, verb: proposeRestoration, reply: created,
    })));

  const merge = { schema: { summary: '提议合并', tags, params, body: ProposeMerge, response: { 201: Created } } };
  app.post('/api/applicants/:applicantId/merges', merge, async (request, reply) => reply.code(201).send(
    await runVerb(workplace, request.call, {
      input: { ...request.params, ...request.body }, verb: proposeMerge, reply: created,
    })));

  const one = z.object({ correctionId: Id });
  const decide = { schema: { summary: '确认更正', tags, params: one, body: DecideCorrection, response: { 200: Done } } };
  app.post('/api/applicant-corrections/:correctionId/decide', decide, (request) =>
    runVerb(workplace, request.call, {
      input: { ...request.params, ...request.body }, verb: decideCorrection, reply: done,
    }));
}
