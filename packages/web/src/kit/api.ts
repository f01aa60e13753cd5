import { RefusalReply, SignedOut, refusalSentence, refusals } from '@qingce/contract';
import type { Language, PasskeyAnswer, RefusalCode } from '@qingce/contract';
import type { ZodType } from 'zod';

/**
 * An expected no of the server: its code, the part of the request it is about, and the sentence for a
 * person.
 */
export type RefusalLine = RefusalReply['errors'][number];

/** The server refused; `errors` say why. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly errors: readonly RefusalLine[];

  constructor(status: number, errors: readonly RefusalLine[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.name = 'ApiRefusal';
    this.status = status;
    this.errors = errors;
  }
}

/** No answer came, so nobody knows whether the act was done; the same key may ask again. */
export class NoAnswer extends Error {}

/** The reply has another shape than the contract's. */
export class UnreadableAnswer extends Error {}

type AskToSignIn = () => Promise<boolean>;
let askToSignIn: AskToSignIn = async () => false;

/**
 * Sets what happens when the session has ended: the dialog over the page, which answers whether someone
 * signed in.
 */
export function onSessionEnd(ask: AskToSignIn): void {
  askToSignIn = ask;
}

/** Reads from the API; the reply is checked against the contract's schema. */
export async function readApi<Reply>(path: string, schema: ZodType<Reply>): Promise<Reply> {
  return understood(await answered(path, { headers: { accept: 'application/json' } }), schema);
}

/** A new key for one act of one person. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

export interface Act {
  readonly path: string;
  /** JSON, or a form with files. */
  readonly body: unknown;
  readonly key: string;
}

/** Does an act. With the same key the same act is done once, however often it is sent. */
export async function doAct<Reply>({ path, body, key }: Act, schema: ZodType<Reply>): Promise<Reply> {
  const isForm = body instanceof FormData;
  const headers = {
    accept: 'application/json',
    'idempotency-key': key,
    ...(isForm ? {} : { 'content-type': 'application/json' }),
  };
  return understood(
    await answered(path, { method: 'POST', headers, body: isForm ? body : JSON.stringify(body ?? {}) }),
    schema,
  );
}

/** What the sign-in form asks for. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** The second factor, once it was asked for. */
  readonly code?: string;
}

/** Signs in; refuses with identity.credentials-wrong and the like. */
export async function signIn(credentials: Credentials & { passkey?: PasskeyAnswer }): Promise<void> {
  await reply('/login', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  });
}

/** Signs out; answers where to end the session at the identity provider too, when one began it. */
export async function signOut(): Promise<string | null> {
  const response = await reply('/logout', { method: 'POST', headers: { accept: 'application/json' } });
  return (await understood(response, SignedOut)).elsewhere;
}

/** The answer; when the session has ended, the answer after signing in again. */
async function answered(path: string, request: RequestInit): Promise<Response> {
  try {
    return await reply(path, request);
  } catch (error) {
    if (!isRefused(error, 'identity.sign-in-required') || !(await askToSignIn())) throw error;
    return reply(path, request);
  }
}

async function reply(path: string, request: RequestInit): Promise<Response> {
  const response = await fetch(path, { ...request, credentials: 'same-origin' }).catch((cause: unknown) => {
    throw new NoAnswer('The server did not answer.', { cause });
  });
  if (response.ok) return response;
  const refused = RefusalReply.safeParse(await response.json().catch(() => undefined));
  if (!refused.success)
    throw new UnreadableAnswer(`The server answered ${response.status} without saying why.`);
  throw new ApiRefusal(response.status, refused.data.errors);
}

async function understood<Reply>(response: Response, schema: ZodType<Reply>): Promise<Reply> {
  const parsed = schema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw new UnreadableAnswer(parsed.error.message);
  return parsed.data;
}

/** Whether the server refused with that code. */
export function isRefused(error: unknown, code: RefusalCode): boolean {
  return error instanceof ApiRefusal && error.errors.some((line) => line.code === code);
}

/** The sentence of a refusal in the reader's language, even when the server was asked in another. */
export function sentenceOf({ code, fields, message }: RefusalLine, language: Language): string {
  return code in refusals ? refusalSentence(code as RefusalCode, fields ?? {}, language) : message;
}
