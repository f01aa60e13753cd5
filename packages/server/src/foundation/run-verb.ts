import { createHash } from 'node:crypto';
import type { MandateScope, Role } from '@qingce/contract';
import { inReadTransaction, inTransaction } from '@qingce/database';
import type { Database, Tx } from '@qingce/database';
import { dayOf } from './clock.ts';
import type { Clocks, Day, Instant } from './clock.ts';
import { claimKey, keepReply } from './idempotency.sql.ts';
import { refuse } from './refuse.ts';

/**
 * 行为人 — who acts, with post and unit as they are at the moment of the act. `public` has not signed in; `system` is
 * the program itself: what falls due, and the first accounts.
 */
export type Actor =
  | {
    readonly kind: 'user'; readonly id: string; readonly name: string; readonly role: Role;
    readonly unit: string | null;
    /** 辖区 — the only district that the post reaches; without one it reaches all. */
    readonly district?: string;
    /** The colleague whose post it is; undefined in one's own. */
    readonly standsInFor?: { readonly id: string; readonly name: string };
    /** The mandates in force, with what each permits. */
    readonly memberships: readonly {
      readonly applicantId: string; readonly scopes: readonly MandateScope[]; readonly isConfirmed: boolean;
    }[];
    /** 曾任代理 — of whoever holds a post: the applicants that they ever acted for, whatever became of it. */
    readonly formerly?: readonly string[];
  }
  | { readonly kind: 'public' }
  | { readonly kind: 'system' };

/** What every verb works in: `(context, input)`. Instants and days by the business clock, but `now` by the real one. */
export interface VerbContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: Day;
  readonly businessNow: Instant;
  readonly now: Instant;
  /** The request that asked for the act, for the audit trail. */
  readonly requestId: string;
  /** A new UUID. */
  readonly newId: () => string;
}

export type Verb<Input, Output> = (context: VerbContext, input: Input) => Promise<Output>;

/** What the whole server stands on; made once at the start, handed to every module's routes. */
export interface Workplace {
  readonly database: Database;
  readonly clocks: Clocks;
  readonly newId: () => string;
  /** Folder of stored files and of the embedded database. */
  readonly dataFolder: string;
}

/** Who asks for which act; the guard of the HTTP server makes one for each request. */
export interface Call {
  /** The permission that the route declares, such as 'claim.submit'. */
  readonly act: string;
  readonly actor: Actor;
  readonly requestId: string;
  /** Undefined for acts that change nothing or that no key protects. */
  readonly idempotencyKey?: string;
}

/** A verb with its input, and how its output is told to the outside. */
export interface Errand<Input, Output, Reply> {
  readonly verb: Verb<Input, Output>;
  readonly input: Input;
  readonly reply: (output: Output) => Reply;
}

/**
 * Runs the verb in one transaction. The same key with the same act and input answers as it did the first time, without
 * acting again; with another input it refuses: request.key-reused. The key is kept with the act or not at all.
 */
export function runVerb<Input, Output, Reply>(
  workplace: Workplace, call: Call, errand: Errand<Input, Output, Reply>,
): Promise<Reply> {
  return inTransaction(workplace.database, async (tx) => {
    const context = await contextOf(workplace, call, tx);
    const key = call.idempotencyKey;
    if (key === undefined) return errand.reply(await errand.verb(context, errand.input));
    const use = {
      scope: scopeOf(call.actor), key, act: call.act, inputSha256: fingerprintOf(errand.input),
      at: context.now,
    };
    const earlier = await claimKey(tx, use);
    if (earlier !== undefined) {
      if (earlier.act !== use.act || earlier.inputSha256 !== use.inputSha256) throw refuse('request.key-reused');
      return earlier.reply as Reply;
    }
    const reply = errand.reply(await errand.verb(context, errand.input));
    await keepReply(tx, { ...use, reply });
    return reply;
  });
}

/** Runs a verb that only reads, on one unchanging picture of the database; a write in it fails. */
export function runReading<Input, Output, Reply>(
  workplace: Workplace, call: Call, errand: Errand<Input, Output, Reply>,
): Promise<Reply> {
  return inReadTransaction(workplace.database, async (tx) =>
    errand.reply(await errand.verb(await contextOf(workplace, call, tx), errand.input)));
}

async function contextOf(workplace: Workplace, call: Call, tx: Tx): Promise<VerbContext> {
  const businessNow = await workplace.clocks.business(tx);
  return {
    tx, actor: call.actor, requestId: call.requestId, newId: workplace.newId,
    businessNow, today: dayOf(businessNow), now: workplace.clocks.real(),
  };
}

/** One person's keys never meet another's. */
function scopeOf(actor: Actor): string {
  return actor.kind === 'user' ? actor.id : actor.kind;
}

function fingerprintOf(input: unknown): string {
  const text = JSON.stringify(input, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
  return createHash('sha256').update(text ?? '').digest('hex');
}
