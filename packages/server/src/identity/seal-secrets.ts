import { recordAudit } from '../audit/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { keyOf, seal, unseal } from './sealed.ts';
import type { Keyring } from './sealed.ts';
import { keepSealed, listSecrets } from './totp.sql.ts';

/**
 * 密封密钥 — opens every secret of a second factor and seals under the current key what lies under an older one, or under
 * none from before there were keys; returns how many. Throws SecretsUnreadable when one does not open.
 */
export async function sealSecrets(context: VerbContext, ring: Keyring): Promise<number> {
  let count = 0;
  for (const { userId, secret: kept } of await listSecrets(context.tx)) {
    const key = keyOf(kept);
    const secret = key === undefined ? kept : unseal(ring, { sealed: kept, about: userId });
    if (key === ring.current) continue;
    await keepSealed(context.tx, { userId, secret: seal(ring, { secret, about: userId }) });
    count += 1;
  }
  if (count > 0) {
    await recordAudit(context, {
      act: 'identity.seal-secrets', object: { kind: 'key', id: ring.current }, details: { count },
    });
  }
  return count;
}
