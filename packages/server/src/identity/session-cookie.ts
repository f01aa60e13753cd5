import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Entered, Origin } from './begin-session.ts';

/** `__Host-` and Secure behind TLS; a plain name on a machine of one's own. */
export interface SessionCookie { readonly name: string; readonly secure: boolean }

const deviceSeconds = 365 * 86_400;
const startPage = '/app/';

/** Who asks from where; the browser is known by a cookie of its own. */
export function originOf(request: FastifyRequest, cookie: SessionCookie): Origin {
  return {
    address: request.ip, agent: (request.headers['user-agent'] ?? '').slice(0, 200),
    device: request.cookies[cookieNamed(cookie, 'device')]?.slice(0, 100),
  };
}

/** Hands the browser its session, and the token by which it is known from now on. */
export function enterBy(reply: FastifyReply, cookie: SessionCookie, { token, device }: Entered): void {
  reply.setCookie(cookie.name, token, cookieOptionsOf(cookie));
  reply.setCookie(cookieNamed(cookie, 'device'), device, { ...cookieOptionsOf(cookie), maxAge: deviceSeconds });
}

/** The name of another cookie of ours, under the same prefix as that of the session. */
export function cookieNamed({ name }: SessionCookie, what: 'device' | 'oidc'): string {
  return name.replace('session', what);
}

export function cookieOptionsOf(cookie: SessionCookie) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: cookie.secure } as const;
}

/** A page of this site, whatever someone wrote into the link. */
export function samePlace(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : startPage;
}

export function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page);
}
