import cookie from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { Id, languages } from '@qingce/contract';
import type { Language, Role } from '@qingce/contract';
import { inReadTransaction } from '@qingce/database';
import type { Tx } from '@qingce/database';
import { requireReach } from '../applicant/index.ts';
import type { Affair } from '../applicant/index.ts';
import { listOpenedBy } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { actsFor, authenticate, isApplicantRole, isUnconfirmedFor } from '../identity/index.ts';
import type { SessionCookie } from '../identity/index.ts';
import { applicantRoles } from './permission.ts';
import type { Permission } from './permission.ts';
import { relations } from './relations.ts';

export interface GuardOptions {
  readonly table: Readonly<Record<string, Permission>>;
  readonly cookie: SessionCookie;
  /** False until the database is migrated and what fell due is done; then requests are answered with 503. */
  readonly isReady: () => boolean;
  /** Posts whose routes want a session with a second factor. */
  readonly secondFactorRoles: readonly Role[];
  /** The identity provider vouches for a second factor. */
  readonly oidcIsStrong: boolean;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const keyShape = /^[A-Za-z0-9_-]{16,100}$/;

/**
 * Stands before every route: refuses what comes from another site, finds out who asks and whether they may, and wants a
 * key for every act. Register it before any route; a route without a line in the table stops the start.
 */
export async function installGuard(app: App, workplace: Workplace, options: GuardOptions): Promise<void> {
  await app.register(cookie);
  app.decorateRequest('call');
  app.decorateRequest('language', 'zh-CN');
  app.decorateRequest('signedIn', undefined);
  const routes = collectRoutes(app);
  app.addHook('onReady', async () => compareWithTable(routes, options.table));
  app.addHook('onRequest', async (request) => {
    request.language = languageOf(request);
    requireSameOrigin(request, options.cookie);
    if (request.is404) return;
    await admit(request, workplace, options);
  });
  // After the body was read, because a plain form carries its key in a hidden field.
  app.addHook('preValidation', async (request) => {
    if (![request.body, request.query, request.params].every((part) => isPlain(part)))
      throw refuse('request.malformed');
    if (request.is404 || safeMethods.has(request.method)) return;
    if (permissionOf(options.table, request)?.withoutKey !== undefined) return;
    request.call = { ...request.call, idempotencyKey: getKey(request) };
  });
}

async function admit(request: FastifyRequest, workplace: Workplace, options: GuardOptions): Promise<void> {
  const permission = permissionOf(options.table, request);
  assert(permission, `the route ${request.method} ${request.routeOptions.url} is declared`);
  request.call = { act: permission.act, actor: { kind: 'public' }, requestId: request.id };
  if (permission.act === 'service.health') return;
  if (!options.isReady()) throw refuse('service.starting');
  const token = request.cookies[options.cookie.name];
  const signedIn = token === undefined ? undefined : await authenticate(workplace, token);
  if (signedIn) {
    request.signedIn = signedIn;
    request.call = { ...request.call, actor: signedIn.actor };
  }
  requirePermission(request, permission);
  requireOwnPassword(request, permission);
  requireSecondFactor(request, permission, options);
  if (permission.who === 'anyone') return;
  await keepOff(request, workplace);
  await keepToOwn(request, permission, workplace);
}

/**
 * Whoever has a stake in what an address leads to, or holds a post of another district, is kept off every route about
 * it, those that only look included. What anyone may see is nobody's secret.
 */
async function keepOff(request: FastifyRequest, workplace: Workplace): Promise<void> {
  const { actor } = request.call;
  if (actor.kind !== 'user' || isApplicantRole(actor.role)) return;
  await overAffairs(request, workplace, (tx, affair) => requireReach({ tx, actor }, affair));
}

/**
 * 待核验 — who acts for an applicant by their own word alone reaches the claims that they began, and nothing else that an
 * address leads to but what its line in the table opens to them: of before they are shown nothing.
 */
async function keepToOwn(
  request: FastifyRequest, { beforeConfirmed }: Permission, workplace: Workplace,
): Promise<void> {
  const { actor } = request.call;
  if (actor.kind !== 'user' || !actor.memberships.some(({ isConfirmed }) => !isConfirmed)) return;
  await overAffairs(request, workplace, async (tx, { applicantId, claimId }) => {
    if (!isUnconfirmedFor(actor, applicantId)) return;
    const isOwn = claimId === undefined
      ? beforeConfirmed === true
      : (await listOpenedBy(tx, { userId: actor.id, claimIds: [claimId] })).has(claimId);
    if (!isOwn) throw refuse('applicant.holder-unconfirmed');
  });
}

/** Asks of everything that the identifiers of an address lead to. */
async function overAffairs(
  request: FastifyRequest, workplace: Workplace, ask: (tx: Tx, affair: Affair) => Promise<void>,
): Promise<void> {
  const led = Object.entries(request.params as Record<string, string>).flatMap(([name, id]) => {
    const relation = relations[name];
    return relation && 'affairs' in relation && Id.safeParse(id).success ? { relation, id } : [];
  });
  if (led.length === 0) return;
  await inReadTransaction(workplace.database, async (tx) => {
    for (const { relation, id } of led) {
      for (const affair of await relation.affairs(tx, id)) await ask(tx, affair);
    }
  });
}

function requirePermission(request: FastifyRequest, permission: Permission): void {
  if (permission.who === 'anyone') return;
  const { actor } = request.call;
  if (actor.kind !== 'user') throw refuse('identity.sign-in-required');
  if (permission.who === 'signed-in') return;
  if (!permission.who.includes(actor.role)) throw refuse('identity.not-permitted', { act: permission.act });
  if (applicantRoles.includes(actor.role)) requireOwnApplicant(request);
}

/** 初始密码 — as long as somebody else knows the password, what is done with it is nobody's own act. */
function requireOwnPassword({ signedIn }: FastifyRequest, { who, beforeOwnPassword }: Permission): void {
  if (signedIn?.mustChangePassword !== true || who === 'anyone' || beforeOwnPassword === true) return;
  throw refuse('identity.password-not-own');
}

/** What only asks to be signed in stays open: there the second factor is set. */
function requireSecondFactor(request: FastifyRequest, permission: Permission, options: GuardOptions): void {
  const { signedIn } = request;
  if (!signedIn || !options.secondFactorRoles.includes(signedIn.actor.role)) return;
  const isWeak = signedIn.method === 'password' || (signedIn.method === 'oidc' && !options.oidcIsStrong);
  const isOfPost = permission.who !== 'anyone' && permission.who !== 'signed-in';
  if (isOfPost && isWeak) throw refuse('identity.second-factor-needed');
}

function requireOwnApplicant(request: FastifyRequest): void {
  const { applicantId } = request.params as { applicantId?: string };
  if (applicantId !== undefined && !actsFor(request.call.actor, applicantId)) throw refuse('applicant.not-member');
}

/** Browsers say where a request comes from; a session without either header is no browser of today. */
function requireSameOrigin(request: FastifyRequest, sessionCookie: SessionCookie): void {
  if (safeMethods.has(request.method)) return;
  const { 'sec-fetch-site': site, origin, host } = request.headers;
  const isOurs =
    site !== undefined
      ? site === 'same-origin' || site === 'none'
      : origin !== undefined
        ? hostOf(origin) === host
        : request.cookies[sessionCookie.name] === undefined;
  if (!isOurs) throw refuse('request.foreign-origin');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

const deepest = 50;

/**
 * Neither NUL, which no column of text takes, nor half a character, which no other program reads, nor lists in lists
 * without end, on which everything that walks through them would run out of stack.
 */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  return depth < deepest && Object.entries(value).every(([key, inner]) => isPlain(key) && isPlain(inner, depth + 1));
}

function getKey(request: FastifyRequest): string {
  const inForm = (request.body as { idempotencyKey?: unknown } | null | undefined)?.idempotencyKey;
  const key = request.headers['idempotency-key'] ?? inForm;
  if (typeof key !== 'string' || !keyShape.test(key)) throw refuse('request.idempotency-key');
  return key;
}

function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang;
  const inPath = /^\/en(\/|\?|$)/.test(request.url) ? 'en' : undefined;
  const candidates = [asked, inPath, request.cookies['lang']];
  const known = candidates.find((candidate) => languages.includes(candidate as Language));
  return (known as Language | undefined) ?? 'zh-CN';
}

interface Route {
  readonly method: string;
  readonly url: string;
}

function collectRoutes(app: App): Route[] {
  const routes: Route[] = [];
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) routes.push({ method, url: route.url });
  });
  return routes;
}

/**
 * Throws for a route that is not in the table, for a line of the table that no route answers, and for an identifier in
 * the address of a route that is not open to anyone, of which app/relations.ts does not say whose affair it leads to.
 */
function compareWithTable(routes: readonly Route[], table: GuardOptions['table']): void {
  const used = new Set<string>();
  for (const route of routes) {
    const line = lineOf(table, route);
    if (line === undefined) {
      throw new Error(`The route ${route.method} ${route.url} has no line in app/authorization.ts.`);
    }
    used.add(line);
    const unrelated = table[line]?.who === 'anyone' ? undefined : identifiersOf(route.url).find((name) =>
      relations[name] === undefined);
    if (unrelated !== undefined)
      throw new Error(`The identifier ${unrelated} of ${route.method} ${route.url} has no line in app/relations.ts.`);
  }
  const unused = Object.keys(table).filter((line) => !used.has(line) && !line.endsWith('/*'));
  if (unused.length > 0)
    throw new Error(`No route answers these lines of app/authorization.ts: ${unused.join(', ')}.`);
}

function identifiersOf(url: string): string[] {
  return [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
}

function permissionOf(table: GuardOptions['table'], request: FastifyRequest): Permission | undefined {
  const line = lineOf(table, { method: request.method, url: request.routeOptions.url ?? '' });
  return line === undefined ? undefined : table[line];
}

/** A line of its own, else the line of the nearest folder above, which no route of the API has. */
function lineOf(table: GuardOptions['table'], route: Route): string | undefined {
  const line = `${route.method === 'HEAD' ? 'GET' : route.method} ${route.url}`;
  if (line in table) return line;
  if (route.url.startsWith('/api/')) return undefined;
  const folders = Object.keys(table).filter((key) => key.endsWith('/*') && `${line}/`.startsWith(key.slice(0, -1)));
  return folders.toSorted((a, b) => b.length - a.length)[0];
}
