import type { FastifyRequest } from 'fastify';
import { Done, Id, LogInByPasskey, NamePasskey, Passkey, PasskeyQuestion, RegisterPasskey } from '@qingce/contract';
import { z } from 'zod';
import { assert, refuse, runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import type { IdentityOptions } from './identity-options.ts';
import { logInByPasskey } from './log-in-by-passkey.ts';
import { beginPasskey, listOwnPasskeys, registerPasskey, removePasskey, renamePasskey } from './passkey.ts';
import { askForPasskey } from './prove-passkey.ts';
import type { PasskeySite } from './prove-passkey.ts';
import { enterBy, originOf } from './session-cookie.ts';
import type { SignedIn } from './session.ts';

const tags = ['identity'];
const done = () => ({ ok: true as const });
const triesPerAddress = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** 通行密钥 — signing in by one, and the person's own. */
export function passkeyRoutes(app: App, workplace: Workplace, options: IdentityOptions): void {
  const { passkeySite } = options;
  entranceRoutes(app, workplace, options);

  const list = { schema: { summary: '我的通行密钥', tags, response: { 200: z.array(Passkey) } } };
  app.get('/api/me/passkeys', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: listOwnPasskeys, reply: (passkeys) => passkeys,
  }));

  const begin = { schema: { summary: '登记通行密钥', tags, response: { 200: PasskeyQuestion } } };
  app.post('/api/me/passkeys/question', begin, (request) => runVerb(workplace, request.call, {
    input: { ...askingOf(request), site: getSite(passkeySite) }, verb: beginPasskey,
    reply: (question) => ({ ...question }),
  }));

  const register = { schema: { summary: '确认通行密钥', tags, body: RegisterPasskey, response: { 200: Done } } };
  app.post('/api/me/passkeys', register, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, ...askingOf(request), site: getSite(passkeySite) }, verb: registerPasskey, reply: done,
  }));

  const params = z.object({ passkeyId: Id });
  const rename = {
    schema: { summary: '通行密钥改名', tags, params, body: NamePasskey, response: { 200: Done } },
  };
  app.post('/api/me/passkeys/:passkeyId/rename', rename, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: renamePasskey, reply: done,
  }));

  const remove = { schema: { summary: '移除通行密钥', tags, params, response: { 200: Done } } };
  app.post('/api/me/passkeys/:passkeyId/remove', remove, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...askingOf(request) }, verb: removePasskey, reply: done,
  }));
}

function entranceRoutes(app: App, workplace: Workplace, { cookie, passkeySite }: IdentityOptions): void {
  const ask = {
    schema: { summary: '通行密钥登录质询', tags, response: { 200: PasskeyQuestion } }, config: triesPerAddress,
  };
  app.post('/login/passkey/question', ask, (request) => runVerb(workplace, request.call, {
    input: getSite(passkeySite), verb: askForPasskey, reply: (question) => ({ ...question }),
  }));

  const enter = {
    schema: { summary: '通行密钥登录', tags, body: LogInByPasskey, response: { 200: Done } }, config: triesPerAddress,
  };
  app.post('/login/passkey', enter, async (request, reply) => {
    const origin = originOf(request, cookie);
    const input = { answer: request.body.answer, site: getSite(passkeySite), origin };
    enterBy(reply, cookie, await logInByPasskey(workplace, request.call, input));
    return done();
  });
}

function askingOf(request: FastifyRequest): Pick<SignedIn, 'sessionId' | 'method'> {
  assert(request.signedIn, 'the guard lets only signed-in people here');
  const { sessionId, method } = request.signedIn;
  return { sessionId, method };
}

/** Refuses with identity.passkeys-off where the deployment has no address with a name, which passkeys are made for. */
function getSite(site: PasskeySite | undefined): PasskeySite {
  if (!site) throw refuse('identity.passkeys-off');
  return site;
}
