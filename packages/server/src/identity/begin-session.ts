import type { SessionMethod } from '@qingce/contract';
import type { Tx } from '@qingce/database';
import { recordAudit } from '../audit/index.ts';
import { runVerb } from '../foundation/index.ts';
import type { Call, Workplace } from '../foundation/index.ts';
import type { Account } from './identity.sql.ts';
import { actorIn, newToken, sha256Of } from './session.ts';
import { insertKnownDevice, insertSession } from './session.sql.ts';

/** Where an attempt comes from; `device` is the token of a browser that has signed in before, or says so. */
export interface Origin { readonly address: string; readonly agent: string; readonly device: string | undefined }

/** The token of the session, and that by which this browser is known from now on. */
export interface Entered { readonly token: string; readonly device: string }

interface Beginning {
  readonly account: Account;
  readonly origin: Origin;
  readonly method: SessionMethod;
  /** What has to hold in the transaction of the session; without it none begins. */
  readonly before?: (tx: Tx, now: string) => Promise<boolean>;
}

/**
 * A new session under a new token, and a browser that is known from now on; undefined when `before` says no. Stands
 * outside runVerb's kept replies, where no token may lie.
 */
export async function beginSession(
  workplace: Workplace, call: Call, beginning: Beginning,
): Promise<Entered | undefined> {
  const { account, origin, method, before } = beginning;
  const token = newToken();
  const device = origin.device ?? newToken();
  const actor = await actorIn(workplace, { account, delegationId: null });
  return runVerb(workplace, { ...call, actor }, {
    input: { userId: account.id, method },
    verb: async (context) => {
      if (before && !await before(context.tx, context.now)) return undefined;
      await insertKnownDevice(context.tx, { tokenSha256: sha256Of(device), userId: account.id, at: context.now });
      await insertSession(context.tx, {
        id: context.newId(), tokenSha256: sha256Of(token), userId: account.id, startedAt: context.now,
        lastSeenAt: context.now, delegationId: null, agent: origin.agent, method,
      });
      await recordAudit(context, {
        act: 'identity.log-in', object: { kind: 'user', id: account.id }, details: { method },
      });
      return { token, device };
    },
    reply: (entered) => entered,
  });
}
