import type { PasskeyAnswer } from '@qingce/contract';
import { recordDenial } from '../audit/index.ts';
import { refuse, runVerb } from '../foundation/index.ts';
import type { Call, Workplace } from '../foundation/index.ts';
import { beginSession } from './begin-session.ts';
import type { Entered, Origin } from './begin-session.ts';
import { findAccountById } from './identity.sql.ts';
import { provePasskey } from './prove-passkey.ts';
import type { PasskeySite } from './prove-passkey.ts';
import { sha256Of } from './session.ts';

/**
 * 通行密钥登录 — by a passkey alone, whose device has to have known its person. Refuses with identity.passkey-wrong,
 * which is kept in the trail; there is nothing to guess, so no tries are counted.
 */
export async function logInByPasskey(
  workplace: Workplace, call: Call,
  { answer, site, origin }: { answer: PasskeyAnswer; site: PasskeySite; origin: Origin },
): Promise<Entered> {
  const proven = await provePasskey(workplace, call, { answer, site, isAlone: true });
  const account = proven && await findAccountById(workplace.database.kysely, proven.userId);
  const entered = proven && account && await beginSession(workplace, call, {
    account, origin, method: 'passkey', before: proven.count,
  });
  if (entered) return entered;
  await runVerb(workplace, call, {
    input: null,
    verb: (context) => recordDenial(context, {
      act: 'identity.log-in', object: { kind: 'passkey', id: sha256Of(answer.id) },
      details: { refusal: 'identity.passkey-wrong', method: 'passkey' },
    }),
    reply: () => null,
  });
  throw refuse('identity.passkey-wrong');
}
