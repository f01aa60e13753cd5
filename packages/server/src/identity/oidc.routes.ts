import type { FastifyReply, FastifyRequest } from 'fastify';
import { Done, Id, LinkOidc, SignInWays, refusalSentence } from '@qingce/contract';
import type { Language } from '@qingce/contract';
import { z } from 'zod';
import { Refusal, refuse, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import type { IdentityOptions } from './identity-options.ts';
import { confirmOidcLink, linkOidc, unlinkOidc } from './link-oidc.ts';
import { beginOidc, finishOidc, takeOidc } from './log-in-by-oidc.ts';
import type { OidcProvider } from './oidc.ts';
import { cookieNamed, cookieOptionsOf, enterBy, originOf, samePlace, sendPage } from './session-cookie.ts';

const tags = ['identity'];
const done = () => ({ ok: true as const });
const triesPerAddress = { max: 60, timeWindow: '1 minute' };

/** 统一身份认证 — signing in by the provider of the deployment, and whom it knows as whom. */
export function oidcRoutes(app: App, workplace: Workplace, options: IdentityOptions): void {
  const ways = { schema: { summary: '登录方式', tags, response: { 200: SignInWays } } };
  const { oidc, passkeySite, sendsLetters } = options;
  app.get('/api/sign-in-ways', ways, () => (
    { oidc: oidc ? { name: oidc.settings.name } : null, passkeysAt: passkeySite?.origin ?? null, sendsLetters }));
  thereAndBack(app, workplace, options);
  linkRoutes(app, workplace, oidc);
}

function thereAndBack(app: App, workplace: Workplace, options: IdentityOptions): void {
  const { cookie, loginPage } = options;
  const name = cookieNamed(cookie, 'oidc');
  const limit = { rateLimit: triesPerAddress };
  const say = (reply: FastifyReply, { refusal, language, next }: Said): FastifyReply => {
    const problem = refusalSentence(refusal.code, refusal.fields, language);
    return sendPage(reply.code(refusal.status), loginPage(language, { next, username: '', problem }));
  };

  const querystring = z.object({ next: z.string().max(2000).optional() });
  const start = { schema: { hide: true, querystring }, config: limit };
  app.get('/login/oidc', start, async (request, reply) => {
    const next = samePlace(request.query.next);
    const { language } = request;
    try {
      const { address, token } = await beginOidc(workplace, request.call, {
        provider: getProvider(options.oidc), next, language,
      });
      // Lax: it has to come along when the provider sends the browser back.
      return await reply.setCookie(name, token, cookieOptionsOf(cookie)).redirect(address, 303);
    } catch (error) {
      return say(reply, { refusal: refusalIn(error), language, next });
    }
  });

  app.get('/login/oidc/back', { schema: { hide: true }, config: limit }, async (request, reply) => {
    let said: Omit<Said, 'refusal'> = { language: request.language, next: samePlace(undefined) };
    reply.clearCookie(name, cookieOptionsOf(cookie));
    try {
      const provider = getProvider(options.oidc);
      const { expected, next, language } = await takeOidc(workplace, request.call, request.cookies[name]);
      said = { language, next };
      const back = new URL(request.url, provider.settings.site);
      const origin = originOf(request, cookie);
      enterBy(reply, cookie, await finishOidc(workplace, request.call, { provider, back, expected, origin }));
      return await reply.redirect(next, 303);
    } catch (error) {
      return say(reply, { refusal: refusalIn(error), ...said });
    }
  });
}

/** What the sign-in page says after a refusal. */
interface Said { readonly refusal: Refusal; readonly language: Language; readonly next: string }

function linkRoutes(app: App, workplace: Workplace, provider: OidcProvider | undefined): void {
  const params = z.object({ userId: Id });
  const link = {
    schema: { summary: '绑定统一身份', tags, params, body: LinkOidc, response: { 200: Done } },
  };
  app.post('/api/users/:userId/oidc-link', link, (request) => runVerb(workplace, request.call, {
    input: { userId: request.params.userId, ...request.body, issuer: getProvider(provider).settings.issuer },
    verb: linkOidc, reply: done,
  }));

  const remove = { schema: { summary: '解除统一身份绑定', tags, params, response: { 200: Done } } };
  app.post('/api/users/:userId/oidc-link/remove', remove, (request) => runVerb(workplace, request.call, {
    input: request.params, verb: unlinkOidc, reply: done,
  }));

  const confirm = { schema: { summary: '确认统一身份绑定', tags, response: { 200: Done } } };
  app.post('/api/me/oidc-link/confirm', confirm, (request: FastifyRequest) => runVerb(workplace, request.call, {
    input: undefined, verb: confirmOidcLink, reply: done,
  }));
}

function getProvider(provider: OidcProvider | undefined): OidcProvider {
  if (!provider) throw refuse('identity.oidc-off');
  return provider;
}

function refusalIn(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
