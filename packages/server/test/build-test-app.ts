import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import type { Role } from '@qingce/contract';
import { inReadTransaction } from '@qingce/database';
import type { Database } from '@qingce/database';
import { buildApp } from '../src/app/build-app.ts';
import type { Config } from '../src/app/config.ts';
import { demoClocks, resumeDemoClock } from '../src/app/demo-clock.ts';
import { runFallingDue } from '../src/app/falling-due.ts';
import type { FallingDue } from '../src/app/falling-due.ts';
import { instantAfter, runVerb } from '../src/foundation/index.ts';
import type { Actor, App, Instant, Verb, Workplace } from '../src/foundation/index.ts';
import { beginSession } from '../src/identity/begin-session.ts';
import { findAccountById } from '../src/identity/identity.sql.ts';
import { assignPost, createUser, hashPassword } from '../src/identity/index.ts';
import type { Keyring } from '../src/identity/index.ts';
import { checkInvariants } from '../src/invariants/index.ts';

/** The morning on which tests begin, unless they set their clocks. */
export const testMorning = '2017-04-15T10:00:00.000+08:00';
export const testPassword = 'correct horse battery';

/** Slow to make by design, and the same for everybody. */
const testPasswordHash = hashPassword(testPassword);

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  /** The codes of its errors. */
  readonly codes: readonly string[];
  readonly headers: Record<string, unknown>;
}

/**
 * A browser, signed in or not: sends what a browser of this site sends, and a fresh idempotency key with
 * every act.
 */
export interface Visitor {
  readonly userId: string | undefined;
  readonly cookie: string | undefined;
  get(url: string, headers?: Record<string, string>): Promise<Reply>;
  post(url: string, payload?: InjectOptions['payload'], headers?: Record<string, string>): Promise<Reply>;
}

export interface TestApp {
  readonly app: App;
  readonly workplace: Workplace;
  /** Both clocks; tests may set them. */
  readonly clock: { business: Instant; real: Instant };
  readonly visitor: Visitor;
  /** A new account with that post, of one district where one is given, signed in. */
  signedInAs(role: Role | null, unit?: string, district?: string): Promise<Visitor>;
  /** Runs a verb directly, as the system or as anyone. */
  run<Input, Output>(verb: Verb<Input, Output>, input: Input, actor?: Actor): Promise<Output>;
  /** Moves both clocks forward. */
  passMinutes(minutes: number): void;
  /** Ends the server, and fails unless every invariant of the money holds in what the tests left behind. */
  close(): Promise<void>;
}

export interface TestOptions {
  readonly mode?: 'demo' | 'production';
  readonly works?: FallingDue;
  readonly isReady?: () => boolean;
  readonly isBehindTls?: boolean;
  /** The claims of the suite are nothing but ids: only the ledger's own invariants can hold. */
  readonly claimsAreIds?: boolean;
  readonly secondFactorFor?: Config['secondFactorFor'];
  readonly oidc?: Config['oidc'];
  readonly passkeySite?: Config['passkeySite'];
  readonly keyring?: Keyring;
}

/** A ring with one new key. */
export function aKeyring(name: string): Keyring {
  return { current: name, keys: new Map([[name, randomBytes(32)]]) };
}

/** One for all servers of a test file, so that each opens what another sealed. */
const testKeyring = aKeyring('test');

/** The whole server on the given database, without a port, with clocks that stand still. */
export async function buildTestApp(database: Database, options: TestOptions = {}): Promise<TestApp> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'qingce-test-'));
  const clock = { business: testMorning, real: '2026-03-02T08:00:00.000+08:00' };
  const mode = options.mode ?? 'production';
  const real = (): Instant => clock.real;
  const clocks = mode === 'demo' ? demoClocks(real) : { real, business: async () => clock.business };
  const workplace: Workplace = { database, dataFolder, newId: randomUUID, clocks };
  if (mode === 'demo') await resumeDemoClock(workplace, testMorning);
  const app = await buildApp(workplace, {
    config: {
      mode, isBehindTls: options.isBehindTls ?? false, trustProxy: true, logLevel: 'silent', mail: undefined,
      secondFactorFor: options.secondFactorFor ?? 'nobody', oidc: options.oidc,
      passkeySite: options.passkeySite,
    },
    isReady: options.isReady ?? (() => true),
    keyring: options.keyring ?? testKeyring,
    companions: new Map(),
    runFallingDue: () =>
      runFallingDue(workplace, options.works ?? {}, (_name, error) => {
        throw error;
      }),
  });
  await app.ready();
  return {
    app,
    workplace,
    clock,
    visitor: visitorWith(app, {}),
    signedInAs: (role, unit, district) =>
      signIn(app, workplace, { role, unit: unit ?? null, district: district ?? null }),
    run: (verb, input, actor = { kind: 'system' }) =>
      runVerb(
        workplace,
        { act: 'test', actor, requestId: 'test' },
        { verb, input, reply: (output) => output },
      ),
    passMinutes: (minutes) => {
      clock.business = instantAfter(clock.business, minutes);
      clock.real = instantAfter(clock.real, minutes);
    },
    close: async () => {
      await requireInvariants(database, options.claimsAreIds === true ? 'ledger-only' : 'all');
      await app.close();
      await rm(dataFolder, { recursive: true });
    },
  };
}

async function requireInvariants(database: Database, depth: 'all' | 'ledger-only'): Promise<void> {
  const { breaches } = await inReadTransaction(database, (tx) => checkInvariants(tx, depth));
  if (breaches.length > 0) throw new Error(`Broken invariants: ${JSON.stringify(breaches, undefined, 2)}`);
}

async function signIn(
  app: App,
  workplace: Workplace,
  post: {
    role: Role | null;
    unit: string | null;
    district: string | null;
  },
): Promise<Visitor> {
  const username = `u-${randomUUID().slice(0, 12)}`;
  const userId = await runVerb(
    workplace,
    { act: 'test', actor: { kind: 'system' }, requestId: 'test' },
    {
      input: {
        username, displayName: `${post.role ?? 'a person'} ${username}`, passwordHash: await testPasswordHash,
        passwordIsOwn: true,
      },
      verb: async (context, input) => {
        const id = await createUser(context, input);
        if (post.role !== null) await assignPost(context, { userId: id, ...post });
        return id;
      },
      reply: (id) => id,
    },
  );
  // Past the password, which takes its time by design; signing in with one has tests of its own.
  const account = await findAccountById(workplace.database.kysely, userId);
  const entered = account && await beginSession(workplace, {
    act: 'identity.log-in', actor: { kind: 'public' }, requestId: 'test',
  }, { account, origin: { address: '127.0.0.1', agent: '', device: undefined }, method: 'password' });
  if (!entered) throw new Error(`${username} is not signed in`);
  return visitorWith(app, { cookie: `qingce_session=${entered.token}` }, userId);
}

export function visitorWith(app: App, own: Record<string, string>, userId?: string): Visitor {
  const send = async (options: InjectOptions): Promise<Reply> => {
    const response = await app.inject(options);
    const body: unknown = String(response.headers['content-type']).includes('json')
      ? response.json()
      : response.body;
    const { errors } = (body ?? {}) as { errors?: { code: string }[] };
    return {
      status: response.statusCode,
      body,
      codes: (errors ?? []).map((error) => error.code),
      headers: response.headers,
    };
  };
  return {
    userId,
    cookie: own['cookie'],
    get: (url, headers = {}) => send({ method: 'GET', url, headers: { ...own, ...headers } }),
    post: (url, payload = {}, headers = {}) =>
      send({
        method: 'POST',
        url,
        payload,
        headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID(), ...own, ...headers },
      }),
  };
}
