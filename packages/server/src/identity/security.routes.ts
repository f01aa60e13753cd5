import type { FastifyRequest } from 'fastify';
import {
  ChangePassword, ConfirmTotp, Done, Id, RecoveryCodes, SignInProtection, TotpBegun, UserSession,
} from '@qingce/contract';
import { z } from 'zod';
import { assert, runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { changePassword, preparePassword } from './change-password.ts';
import { findOidcLink } from './oidc.sql.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from './own-sessions.ts';
import type { Keyring } from './sealed.ts';
import { beginTotp, confirmTotp, removeTotp, resetTotp } from './totp.ts';
import { countRecoveryCodes, findTotp } from './totp.sql.ts';

const tags = ['identity'];
const done = () => ({ ok: true as const });
/** Six digits, and the password of a page left open, can be guessed by trying: a person tries few. */
const fewTries = {
  rateLimit: {
    max: 10, timeWindow: '1 minute',
    keyGenerator: (request: FastifyRequest) => request.signedIn?.actor.id ?? request.ip,
  },
};

/** 账号与安全 — the person's own sessions and second factor. */
export function securityRoutes(app: App, workplace: Workplace, { keyring }: { keyring: Keyring }): void {
  sessionRoutes(app, workplace);
  passwordRoutes(app, workplace);
  totpRoutes(app, workplace, keyring);
}

function sessionRoutes(app: App, workplace: Workplace): void {
  const list = { schema: { summary: '我的会话', tags, response: { 200: z.array(UserSession) } } };
  app.get('/api/me/sessions', list, (request) => runReading(workplace, request.call, {
    input: sessionOf(request), verb: listOwnSessions, reply: (sessions) => sessions,
  }));

  const others = { schema: { summary: '结束其他会话', tags, response: { 200: Done } } };
  app.post('/api/me/sessions/end-others', others, (request) => runVerb(workplace, request.call, {
    input: sessionOf(request), verb: endOtherSessions, reply: done,
  }));

  const params = z.object({ sessionId: Id });
  const end = { schema: { summary: '结束会话', tags, params, response: { 200: Done } } };
  app.post('/api/me/sessions/:sessionId/end', end, (request) => runVerb(workplace, request.call, {
    input: request.params, verb: endOwnSession, reply: done,
  }));
}

function passwordRoutes(app: App, workplace: Workplace): void {
  const change = {
    schema: { summary: '修改密码', tags, body: ChangePassword, response: { 200: Done } }, config: fewTries,
  };
  app.post('/api/me/password', change, async (request) => {
    const prepared = await preparePassword(workplace, { ...request.body, userId: request.signedIn?.actor.id ?? '' });
    return runVerb(workplace, request.call, {
      // No password is part of the input, of which a quick hash is kept with the idempotency key.
      input: { sessionId: sessionOf(request) },
      verb: (context, { sessionId }) => changePassword(context, { ...prepared, sessionId }), reply: done,
    });
  });
}

function totpRoutes(app: App, workplace: Workplace, keyring: Keyring): void {
  const read = { schema: { summary: '登录保护', tags, response: { 200: SignInProtection } } };
  app.get('/api/me/protection', read, (request) => runReading(workplace, request.call, {
    input: request.signedIn?.actor.id ?? '',
    verb: async ({ tx }, userId) => ({
      hasTotp: (await findTotp(tx, userId))?.isConfirmed === true,
      recoveryCodesLeft: await countRecoveryCodes(tx, userId),
      oidc: await findOidcLink(tx, { userId }) ?? null,
    }),
    reply: (protection) => protection,
  }));

  const begin = { schema: { summary: '登记动态口令', tags, response: { 200: TotpBegun } } };
  app.post('/api/me/totp', begin, (request) => runVerb(workplace, request.call, {
    input: { keyring }, verb: beginTotp, reply: (begun) => begun,
  }));

  const confirm = {
    schema: { summary: '确认动态口令', tags, body: ConfirmTotp, response: { 200: RecoveryCodes } },
    config: fewTries,
  };
  app.post('/api/me/totp/confirm', confirm, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, sessionId: sessionOf(request), keyring }, verb: confirmTotp,
    reply: (codes) => ({ codes }),
  }));

  const remove = {
    schema: { summary: '取消动态口令', tags, body: ConfirmTotp, response: { 200: Done } }, config: fewTries,
  };
  app.post('/api/me/totp/remove', remove, (request) => runVerb(workplace, request.call, {
    input: { ...request.body, keyring }, verb: removeTotp, reply: done,
  }));

  const params = z.object({ userId: Id });
  const reset = { schema: { summary: '重置第二重验证', tags, params, response: { 200: Done } } };
  app.post('/api/users/:userId/totp/reset', reset, (request) => runVerb(workplace, request.call, {
    input: request.params, verb: resetTotp, reply: done,
  }));
}

function sessionOf(request: FastifyRequest): string {
  assert(request.signedIn, 'the guard lets only signed-in people here');
  return request.signedIn.sessionId;
}
