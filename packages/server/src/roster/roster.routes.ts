import { DecideRoster, Done, EnterRoster, Id, IdentityShown, Roster } from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { decideRoster } from './decide-roster.ts';
import { enterRoster, enterRosterOnBehalf } from './enter-roster.ts';
import { lookAtNumber, readRoster } from './read-roster.ts';

const tags = ['roster'];
const params = z.object({ claimId: Id });
const done = () => ({ ok: true as const });

export function rosterRoutes(app: App, workplace: Workplace): void {
  const read = { schema: { summary: '名册', tags, params, response: { 200: Roster } } };
  app.get('/api/claims/:claimId/roster', read, (request) => runReading(workplace, request.call, {
    input: request.params.claimId, verb: readRoster, reply: (roster) => roster,
  }));

  const enter = { schema: { summary: '填报名册', tags, params, body: EnterRoster, response: { 200: Done } } };
  app.post('/api/claims/:claimId/roster', enter, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, claimId: request.params.claimId }, verb: enterRoster, reply: done,
  }));

  const onBehalf = { schema: { summary: '代填名册', tags, params, body: EnterRoster, response: { 200: Done } } };
  app.post('/api/claims/:claimId/roster/on-behalf', onBehalf, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, claimId: request.params.claimId }, verb: enterRosterOnBehalf, reply: done,
  }));

  const decide = { schema: { summary: '逐人核准', tags, params, body: DecideRoster, response: { 200: Done } } };
  app.post('/api/claims/:claimId/roster/decisions', decide, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, claimId: request.params.claimId }, verb: decideRoster, reply: done,
  }));

  const look = { schema: {
    summary: '查看证件号码', tags, params: z.object({ personId: Id }), response: { 200: IdentityShown },
  } };
  // The reply to an act is kept under its key; this one holds a person's number, so it has none and is not kept.
  app.post('/api/roster-persons/:personId/look', look, (request) => runVerb(workplace, request.call, {
    input: request.params.personId, verb: lookAtNumber, reply: (identityNumber) => ({ identityNumber }),
  }));
}
