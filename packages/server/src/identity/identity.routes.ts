import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AssignPost, Created, DelegatePost, Delegation, Done, Id, LogIn, SignUp, TakePost, UserAccount, UserCreated, WhoAmI,
  refusalSentence,
} from '@qingce/contract';
import type { Language } from '@qingce/contract';
import { z } from 'zod';
import { Refusal, assert, refuse, runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { assignPost } from './assign-post.ts';
import { createUser } from './create-user.ts';
import { delegatePost, endDelegation, listDelegations } from './delegate-post.ts';
import { listAccounts } from './identity.sql.ts';
import { logIn, logOut } from './log-in.ts';
import type { Entered, Origin } from './log-in.ts';
import { hashPassword } from './password.ts';
import type { SignedIn } from './session.ts';
import { takePost } from './take-post.ts';

declare module 'fastify' {
  interface FastifyRequest { signedIn: SignedIn | undefined }
}

/** `__Host-` and Secure behind TLS; a plain name on a machine of one's own. */
export interface SessionCookie { readonly name: string; readonly secure: boolean }

/** What the sign-in page shows: `next` is where to go afterwards, `problem` why the last try failed. */
export interface LoginForm {
  readonly next: string;
  readonly username: string;
  readonly problem?: string;
  /** Whether the second factor is asked for too. */
  readonly asksCode?: boolean;
}

export interface IdentityOptions {
  readonly cookie: SessionCookie;
  readonly loginPage: (language: Language, form: LoginForm) => string;
}

// Fifty clerks of an office may share one address; a single account has its own, smaller limit.
const triesPerAddress = { max: 60, timeWindow: '1 minute' };
const startPage = '/app/';

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
  const cookieOptions = cookieOptionsOf(cookie);
  const next = z.object({ next: z.string().max(2000).optional() });

  app.get('/login', { schema: { hide: true, querystring: next } }, (request, reply) =>
    html(reply, loginPage(request.language, { next: samePlace(request.query.next), username: '' })));

  const login = { schema: { summary: '登录', tags: ['identity'], body: LogIn }, config: { rateLimit: triesPerAddress } };
  app.post('/login', login, async (request, reply) => {
    const origin = originOf(request, cookie);
    const outcome = await logIn(workplace, request.call, { ...request.body, origin }).catch(refusalToForm(request));
    if (outcome instanceof Refusal) {
      const problem = refusalSentence(outcome.code, outcome.fields, request.language);
      const asksCode = outcome.code.startsWith('identity.code-');
      const form = { next: samePlace(request.body.next), username: request.body.username, problem, asksCode };
      return html(reply.code(outcome.status), loginPage(request.language, form));
    }
    enterBy(reply, cookie, outcome);
    return isForm(request) ? reply.redirect(samePlace(request.body.next), 303) : { ok: true };
  });

  app.post('/logout', { schema: { summary: '退出', tags: ['identity'] } }, async (request, reply) => {
    const token = request.cookies[cookie.name];
    if (token !== undefined) await logOut(workplace, request.call, token);
    reply.clearCookie(cookie.name, cookieOptions);
    return isForm(request) ? reply.redirect('/', 303) : { ok: true };
  });

  app.get('/api/me', { schema: { summary: '当前用户', tags: ['identity'], response: { 200: WhoAmI } } }, (request) => {
    assert(request.signedIn, 'the guard lets only signed-in people here');
    const { actor, username, endsAt, method } = request.signedIn;
    return {
      userId: actor.id, username, displayName: actor.name, role: actor.role, unit: actor.unit,
      district: actor.district ?? null, standsInFor: actor.standsInFor?.name ?? null,
      memberships: actor.memberships.map(({ applicantId, scopes }) => ({ applicantId, scopes: [...scopes] })),
      sessionEndsAt: endsAt, method,
    };
  });
}

function accountRoutes(app: App, workplace: Workplace): void {
  const open = async (request: FastifyRequest<{ Body: SignUp }>): Promise<UserCreated> => {
    const passwordHash = await hashPassword(request.body.password);
    return runVerb(workplace, request.call, {
      // The password is no part of the input, of which a quick hash is kept with the idempotency key.
      input: { username: request.body.username, displayName: request.body.displayName },
      verb: (context, input) => createUser(context, { ...input, passwordHash }),
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
    input: undefined, verb: (context) => listAccounts(context.tx), reply: (accounts) => accounts,
  }));

  const params = z.object({ userId: Id });
  const assign = { schema: { summary: '定岗', tags: ['identity'], params, body: AssignPost, response: { 200: Done } } };
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

const deviceSeconds = 365 * 86_400;

/** Who asks from where; the browser is known by a cookie of its own. */
function originOf(request: FastifyRequest, cookie: SessionCookie): Origin {
  return {
    address: request.ip, agent: (request.headers['user-agent'] ?? '').slice(0, 200),
    device: request.cookies[deviceCookie(cookie)]?.slice(0, 100),
  };
}

/** Hands the browser its session, and the token by which it is known from now on. */
function enterBy(reply: FastifyReply, cookie: SessionCookie, { token, device }: Entered): void {
  reply.setCookie(cookie.name, token, cookieOptionsOf(cookie));
  reply.setCookie(deviceCookie(cookie), device, { ...cookieOptionsOf(cookie), maxAge: deviceSeconds });
}

function deviceCookie({ name }: SessionCookie): string {
  return name.replace('session', 'device');
}

function cookieOptionsOf(cookie: SessionCookie) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: cookie.secure } as const;
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

/** A page of this site, whatever someone wrote into the link. */
function samePlace(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : startPage;
}

function html(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page);
}
