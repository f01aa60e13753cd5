import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import {
  AssignPost, Created, DelegatePost, Delegation, Done, Id, LogIn, ResetPassword, SignUp, SignedOut, TakePost,
  UserAccount, UserCreated, WhoAmI, refusalSentence,
} from '@qingce/contract';
import { z } from 'zod';
import { Refusal, assert, refuse, runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { assignPost } from './assign-post.ts';
import { createUser } from './create-user.ts';
import { delegatePost, endDelegation, listDelegations } from './delegate-post.ts';
import type { IdentityOptions } from './identity-options.ts';
import { listAccounts } from './identity.sql.ts';
import { logIn, logOut } from './log-in.ts';
import { listOidcLinks } from './oidc.sql.ts';
import { hashPassword } from './password.ts';
import { resetPassword } from './reset-password.ts';
import { cookieOptionsOf, enterBy, originOf, samePlace, sendPage } from './session-cookie.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { SignedIn } from './session.ts';
import { signInWaysOf } from './sign-in-ways.ts';
import { takePost } from './take-post.ts';

declare module 'fastify' {
  interface FastifyRequest { signedIn: SignedIn | undefined }
}

// Fifty clerks of an office may share one address; a single account has its own, smaller limit.
const triesPerAddress = { max: 60, timeWindow: '1 minute' };

export async function identityRoutes(app: App, workplace: Workplace, options: IdentityOptions): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, context) => refuse('request.too-many', {
      seconds: `${Math.ceil(context.ttl / 1000)}`,
    }),
  });
  sessionRoutes(app, workplace, options);
  accountRoutes(app, workplace);
  delegationRoutes(app, workplace, options.cookie);
}

function sessionRoutes(app: App, workplace: Workplace, options: IdentityOptions): void {
  const { cookie, loginPage } = options;
  const next = z.object({ next: z.string().max(2000).optional() });

  app.get('/login', { schema: { hide: true, querystring: next } }, (request, reply) =>
    sendPage(reply, loginPage(request.language, { next: samePlace(request.query.next), username: '' })));

  const login = { schema: { summary: '登录', tags: ['identity'], body: LogIn }, config: { rateLimit: triesPerAddress } };
  app.post('/login', login, async (request, reply) => {
    const origin = originOf(request, cookie);
    const input = { ...request.body, origin, site: options.passkeySite, keyring: options.keyring };
    const outcome = await logIn(workplace, request.call, input).catch(refusalToForm(request));
    if (outcome instanceof Refusal) {
      const problem = refusalSentence(outcome.code, outcome.fields, request.language);
      const asksCode = outcome.code.startsWith('identity.code-');
      const form = { next: samePlace(request.body.next), username: request.body.username, problem, asksCode };
      return sendPage(reply.code(outcome.status), loginPage(request.language, form));
    }
    enterBy(reply, cookie, outcome);
    return isForm(request) ? reply.redirect(samePlace(request.body.next), 303) : { ok: true };
  });

  const logout = { schema: { summary: '退出', tags: ['identity'], response: { 200: SignedOut } } };
  app.post('/logout', logout, async (request, reply) => {
    const token = request.cookies[cookie.name];
    if (token !== undefined) await logOut(workplace, request.call, token);
    reply.clearCookie(cookie.name, cookieOptionsOf(cookie));
    if (isForm(request)) return reply.redirect('/', 303);
    const beganElsewhere = request.signedIn?.method === 'oidc';
    const elsewhere = beganElsewhere ? await options.oidc?.signOutAddress() : undefined;
    return { ok: true as const, elsewhere: elsewhere ?? null };
  });

  const whoAmI = { schema: { summary: '当前用户', tags: ['identity'], response: { 200: WhoAmI } } };
  app.get('/api/me', whoAmI, async (request) => {
    assert(request.signedIn, 'the guard lets only signed-in people here');
    const { actor, username, endsAt, method, mustChangePassword } = request.signedIn;
    return {
      userId: actor.id, username, displayName: actor.name, role: actor.role, unit: actor.unit,
      district: actor.district ?? null, standsInFor: actor.standsInFor?.name ?? null,
      memberships: actor.memberships.map(({ scopes, ...membership }) => ({ ...membership, scopes: [...scopes] })),
      sessionEndsAt: endsAt, method, mustChangePassword, signInWays: await signInWaysOf(workplace, actor.id),
    };
  });
}

function accountRoutes(app: App, workplace: Workplace): void {
  const open = async (request: FastifyRequest<{ Body: SignUp }>): Promise<UserCreated> => {
    const passwordHash = await hashPassword(request.body.password);
    return runVerb(workplace, request.call, {
      // The password is no part of the input, of which a quick hash is kept with the idempotency key.
      input: { username: request.body.username, displayName: request.body.displayName },
      // Whoever signs up is not signed in yet: the password is theirs. An administrator sets one for somebody else.
      verb: (context, input) => createUser(context, {
        ...input, passwordHash, passwordIsOwn: context.actor.kind === 'public',
      }),
      reply: (userId) => ({ userId }),
    });
  };
  const created = { 201: UserCreated };
  const signUp = {
    schema: { summary: '注册', tags: ['identity'], body: SignUp, response: created },
    config: { rateLimit: triesPerAddress },
  };
  app.post('/api/users/sign-up', signUp, async (request, reply) => reply.code(201).send(await open(request)));

  const create = { schema: { summary: '开户', tags: ['identity'], body: SignUp, response: created } };
  app.post('/api/users', create, async (request, reply) => reply.code(201).send(await open(request)));

  const list = { schema: { summary: '账号名册', tags: ['identity'], response: { 200: z.array(UserAccount) } } };
  app.get('/api/users', list, (request) => runReading(workplace, request.call, {
    input: undefined,
    verb: async ({ tx }) => ({ accounts: await listAccounts(tx), links: await listOidcLinks(tx) }),
    reply: ({ accounts, links }) => accounts.map((account) => ({ ...account, oidc: links.get(account.id) ?? null })),
  }));

  const params = z.object({ userId: Id });
  const assign = { schema: { summary: '定岗', tags: ['identity'], params, body: AssignPost, response: { 200: Done } } };
  const reset = {
    schema: { summary: '重设初始密码', tags: ['identity'], params, body: ResetPassword, response: { 200: Done } },
  };
  app.post('/api/users/:userId/password', reset, async (request) => {
    const passwordHash = await hashPassword(request.body.password);
    return runVerb(workplace, request.call, {
      input: request.params, verb: (context, input) => resetPassword(context, { ...input, passwordHash }),
      reply: () => ({ ok: true as const }),
    });
  });
  app.post('/api/users/:userId/post', assign, (request) => runVerb(workplace, request.call, {
    input: { userId: request.params.userId, ...request.body }, verb: assignPost, reply: () => ({ ok: true as const }),
  }));
}

function delegationRoutes(app: App, workplace: Workplace, cookie: SessionCookie): void {
  const tags = ['identity'];
  const list = { schema: { summary: '代理', tags, response: { 200: z.array(Delegation) } } };
  app.get('/api/delegations', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: listDelegations, reply: (found) => found,
  }));

  const give = { schema: { summary: '委托代理', tags, body: DelegatePost, response: { 201: Created } } };
  app.post('/api/delegations', give, async (request, reply) => reply.code(201).send(
    await runVerb(workplace, request.call, { input: request.body, verb: delegatePost, reply: (id) => ({ id }) })));

  const params = z.object({ delegationId: Id });
  const end = { schema: { summary: '终止代理', tags, params, response: { 200: Done } } };
  app.post('/api/delegations/:delegationId/end', end, (request) => runVerb(workplace, request.call, {
    input: request.params, verb: endDelegation, reply: () => ({ ok: true as const }),
  }));

  const take = { schema: { summary: '切换岗位', tags, body: TakePost, response: { 200: Done } } };
  app.post('/api/me/post', take, async (request, reply) => {
    const token = await takePost(workplace, request.call, {
      delegationId: request.body.delegationId, token: request.cookies[cookie.name] ?? '',
    });
    reply.setCookie(cookie.name, token, cookieOptionsOf(cookie));
    return { ok: true as const };
  });
}

/** A plain form is shown again with the reason; everyone else is answered by the one handler of refusals. */
function refusalToForm(request: FastifyRequest): (error: unknown) => Refusal {
  return (error) => {
    if (error instanceof Refusal && isForm(request)) return error;
    throw error;
  };
}

function isForm(request: FastifyRequest): boolean {
  return request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
}
