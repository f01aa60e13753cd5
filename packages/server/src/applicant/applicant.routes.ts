import { AddMember, Applicant, Id, Member, RecordRegisterFacts, RegisterApplicant } from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { addMember } from './add-member.ts';
import { getApplicant, listMembersOf, listReachableApplicants } from './read-applicants.ts';
import { recordRegisterFacts } from './record-register-facts.ts';
import { registerApplicant } from './register-applicant.ts';

const tags = ['applicant'];
const params = z.object({ applicantId: Id });

export function applicantRoutes(app: App, workplace: Workplace): void {
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
    input: request.params.applicantId, verb: getApplicant, reply: (applicant) => applicant,
  }));

  const members = { schema: { summary: '经办人和授权人', tags, params, response: { 200: z.array(Member) } } };
  app.get('/api/applicants/:applicantId/members', members, (request) => runReading(workplace, request.call, {
    input: request.params.applicantId, verb: listMembersOf, reply: (found) => found,
  }));

  const add = { schema: { summary: '增加经办人或授权人', tags, params, body: AddMember, response: { 201: Member } } };
  app.post('/api/applicants/:applicantId/members', add, async (request, reply) => reply.code(201).send(
    await runVerb(workplace, request.call, {
      input: { applicantId: request.params.applicantId, ...request.body }, verb: addMember, reply: (member) => member,
    })));

  const record = { schema: { summary: '登记事实', tags, params, body: RecordRegisterFacts, response: { 200: Applicant } } };
  app.post('/api/applicants/:applicantId/register-facts', record, (request) => runVerb(workplace, request.call, {
    input: { applicantId: request.params.applicantId, ...request.body }, verb: recordRegisterFacts,
    reply: (applicant) => applicant,
  }));
}
