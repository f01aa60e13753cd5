import type { Language } from '@qingce/contract';
import type { OidcProvider } from './oidc.ts';
import type { PasskeySite } from './prove-passkey.ts';
import type { Keyring } from './sealed.ts';
import type { SessionCookie } from './session-cookie.ts';

/** What the sign-in page shows: `next` is where to go afterwards, `problem` why the last try failed. */
export interface LoginForm {
  readonly next: string;
  readonly username: string;
  readonly problem?: string;
  /** Whether the second factor is asked for too. */
  readonly asksCode?: boolean;
}

/** What the deployment decides about signing in. */
export interface IdentityOptions {
  readonly cookie: SessionCookie;
  /** 统一身份认证 — where the deployment has one. */
  readonly oidc: OidcProvider | undefined;
  /** Where passkeys work; undefined where the deployment has no address with a name. */
  readonly passkeySite: PasskeySite | undefined;
  /** What the secrets of second factors lie under. */
  readonly keyring: Keyring;
  /** Whether letters are handed to a mail server at all. */
  readonly sendsLetters: boolean;
  readonly loginPage: (language: Language, form: LoginForm) => string;
}
