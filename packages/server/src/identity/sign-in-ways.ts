import type { WhoAmI } from '@qingce/contract';
import type { Workplace } from '../foundation/index.ts';
import { findOidcLink } from './oidc.sql.ts';
import { listPasskeys } from './passkey.sql.ts';

/** 登录方式 — by what an account may be entered; where the deployment offers a way is another question. */
export async function signInWaysOf(workplace: Workplace, userId: string): Promise<WhoAmI['signInWays']> {
  const reader = workplace.database.kysely;
  const [passkeys, link] = [await listPasskeys(reader, userId), await findOidcLink(reader, { userId })];
  return [
    'password', ...(passkeys.length > 0 ? ['passkey' as const] : []),
    ...(link?.isConfirmed === true ? ['oidc' as const] : []),
  ];
}
