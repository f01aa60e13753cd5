import { DecideRestriction, Done, Id, OpenRestriction, Restriction, SayInRestriction } from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Verb, Workplace } from '../foundation/index.ts';
import { readRestrictions } from './read-restrictions.ts';
import {
  askToLift, decideRestriction, dropRestriction, hearParty, liftRestriction, openRestriction, stateView,
} from './restrict-applicant.ts';

const tags = ['restriction'];
const done = () => ({ ok: true as const });

/** 资格限制 — cases, their decisions, and how they end. */
export function restrictionRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '资格限制', tags, response: { 200: z.array(Restriction) } } };
  app.get('/api/restrictions', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: readRestrictions, reply: (restrictions) => restrictions,
  }));
  const open = {
    schema: {
      summary: '资格限制立案', tags, params: z.object({ claimId: Id }), body: OpenRestriction, response: { 200: Done },
    },
  };
  app.post('/api/claims/:claimId/restrictions', open, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: openRestriction, reply: done,
  }));
  const on = onOne(app, workplace);
  on('statement', '陈述申辩', SayInRestriction, stateView);
  on('hearing', '听证', SayInRestriction, hearParty);
  on('drop', '撤案', SayInRestriction, dropRestriction);
  on('decide', '限制决定', DecideRestriction, decideRestriction);
  on('ask-to-lift', '申请解除', SayInRestriction, askToLift);
  on('lift', '解除限制', z.object({}), liftRestriction);
}

/** A route of an act on one restriction, whose body is the verb's input. */
function onOne(app: App, workplace: Workplace) {
  const params = z.object({ restrictionId: Id });
  return <Body extends z.ZodObject>(
    what: string, summary: string, body: Body, verb: Verb<z.infer<Body> & { id: string }, void>,
  ): void => {
    const options = { schema: { summary, tags, params, body, response: { 200: Done } } };
    app.post(`/api/restrictions/:restrictionId/${what}`, options, (request) => runVerb(workplace, request.call, {
      input: { ...(request.body as z.infer<Body>), id: request.params.restrictionId }, verb, reply: done,
    }));
  };
}
