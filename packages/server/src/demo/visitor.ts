import { createHash } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import type { App } from '../foundation/index.ts';

/** The story does not come out: an act met another answer than the story tells. */
export class StoryStuck extends Error {}

export interface Reply { readonly status: number; readonly body: unknown; readonly codes: readonly string[] }

/** What is sent along; some acts need nothing but their address. */
type Payload = InjectOptions['payload'];

/** 到访者 — a person before the product's own HTTP interface; nothing reaches the database past it. */
export interface Visitor {
  /** Asks to see something; throws StoryStuck when refused. */
  see(path: string): Promise<unknown>;
  /** Acts, and says what came of it. `key` names the act: the same key never acts twice. */
  act(path: string, payload: Payload, key: string): Promise<Reply>;
  /** Acts, and throws StoryStuck when refused. */
  must(path: string, payload: Payload, key: string): Promise<unknown>;
}

export interface Credentials { readonly login: string; readonly password: string }

/** A person whose name the server does not know, or knows by the cookie. */
export function visitorAt(app: App, remoteAddress: string, cookie?: string): Visitor {
  const headers = { 'sec-fetch-site': 'same-origin', ...(cookie === undefined ? {} : { cookie }) };
  const act = async (url: string, payload: Payload, key: string): Promise<Reply> => replyOf(await app.inject({
    method: 'POST', url, remoteAddress, headers: { ...headers, 'idempotency-key': keyOf(key) },
    ...(payload === undefined ? {} : { payload }),
  }));
  return {
    act,
    see: async (url) => {
      const reply = await app.inject({ method: 'GET', url, remoteAddress, headers });
      return bodyOf(`GET ${url}`, replyOf(reply));
    },
    must: async (url, payload, key) => bodyOf(`POST ${url} (${key})`, await act(url, payload, key)),
  };
}

/** Signs in at the address of the sign-in form. */
export async function signIn(app: App, { login, password }: Credentials): Promise<Visitor> {
  const remoteAddress = machineOf(login);
  const reply = await app.inject({
    method: 'POST', url: '/login', payload: { username: login, password }, remoteAddress,
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  bodyOf(`signing in as ${login}`, replyOf(reply));
  const cookie = reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return visitorAt(app, remoteAddress, cookie);
}

/** Each person sits at a machine of their own, as the limit of sign-ins per address expects. */
export function machineOf(login: string): string {
  const [a = 0, b = 0] = createHash('sha256').update(login).digest();
  return `127.1.${a}.${b}`;
}

type Injected = Awaited<ReturnType<App['inject']>>;

function replyOf(response: Injected): Reply {
  const isJson = response.headers['content-type']?.toString().startsWith('application/json') ?? false;
  const body: unknown = isJson ? response.json() : response.body;
  return { status: response.statusCode, body, codes: codesIn(body) };
}

function codesIn(body: unknown): string[] {
  const errors = (body as { errors?: unknown } | null)?.errors;
  return Array.isArray(errors) ? errors.map((error: { code?: unknown }) => String(error.code)) : [];
}

function bodyOf(asked: string, reply: Reply): unknown {
  if (reply.status < 400) return reply.body;
  throw new StoryStuck(`${asked}: ${reply.status} ${JSON.stringify(reply.body)}`);
}

/** A key of the shape that the server wants, the same for the same act of the story whenever it is played. */
function keyOf(name: string): string {
  return `story-${createHash('sha256').update(name).digest('hex').slice(0, 40)}`;
}
