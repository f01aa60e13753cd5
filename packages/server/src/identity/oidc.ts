import * as client from 'openid-client';
import { refuse } from '../foundation/index.ts';

/** 统一身份认证 — the identity provider of the deployment (OpenID Connect Core 1.0), and what we are called there. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** What people call the provider; it stands on the button. */
  readonly name: string;
  /** The level of authentication (acr) that is asked of it and wanted in its answer; undefined asks for none. */
  readonly level: string | undefined;
  /** The address of this site; the provider sends people back to its /login/oidc/back. */
  readonly site: string;
}

/** What the way back is compared with; all but `state` stays on this side. */
export interface OidcExpected { readonly state: string; readonly nonce: string; readonly verifier: string }

export interface OidcProvider {
  readonly settings: OidcSettings;
  /** Where to send the browser: authorization code with PKCE (RFC 7636). Refuses with identity.oidc-unavailable. */
  begin(): Promise<{ address: string; expected: OidcExpected }>;
  /**
   * The name that the provider knows the person by (`sub`), from the address that the browser came back to. Refuses
   * with identity.oidc-unavailable and identity.oidc-refused.
   */
  subjectOf(back: URL, expected: OidcExpected): Promise<string>;
  /** Where the session at the provider is ended, if it has such a place. */
  signOutAddress(): Promise<string | undefined>;
}

const secondsOfPatience = 10;

/** The provider is asked for its addresses and keys when it is first needed, and again until it has answered. */
export function oidcProvider(settings: OidcSettings): OidcProvider {
  let found: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> => {
    found ??= discover(settings).catch((error: unknown) => {
      found = undefined;
      throw refusalOf(error);
    });
    return found;
  };
  return {
    settings,
    begin: async () => beginAt(await configuration(), settings),
    subjectOf: async (back, expected) => {
      const at = await configuration();
      return subjectFrom(at, { back, expected, level: settings.level }).catch((error: unknown) => {
        throw refusalOf(error);
      });
    },
    signOutAddress: async () => {
      const at = await configuration().catch(() => undefined);
      if (at?.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(at, { post_logout_redirect_uri: `${settings.site}/app/login` }).href;
    },
  };
}

function discover(settings: OidcSettings): Promise<client.Configuration> {
  const server = new URL(settings.issuer);
  const { clientId, clientSecret } = settings;
  const proof = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret);
  return client.discovery(server, clientId, undefined, proof, {
    timeout: secondsOfPatience,
    // oxlint-disable-next-line typescript/no-deprecated -- for this machine; the settings refuse any other
    ...(server.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}),
  });
}

async function beginAt(
  configuration: client.Configuration, { site, level }: OidcSettings,
): Promise<{ address: string; expected: OidcExpected }> {
  const expected = {
    state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier(),
  };
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: `${site}/login/oidc/back`, scope: 'openid', state: expected.state, nonce: expected.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(expected.verifier), code_challenge_method: 'S256',
    ...(level === undefined ? {} : { acr_values: level }),
  });
  return { address: address.href, expected };
}

interface Return { readonly back: URL; readonly expected: OidcExpected; readonly level: string | undefined }

async function subjectFrom(configuration: client.Configuration, { back, expected, level }: Return): Promise<string> {
  const tokens = await client.authorizationCodeGrant(configuration, back, {
    expectedState: expected.state, expectedNonce: expected.nonce, pkceCodeVerifier: expected.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw refuse('identity.oidc-refused', { reason: 'id_token' });
  if (level !== undefined && claims.acr !== level) throw refuse('identity.oidc-refused', { reason: 'acr' });
  return claims.sub;
}

/**
 * Whatever does not fit is a no; what never reached the provider, or came back from it broken, is not its word. A bug
 * stays what it is.
 */
function refusalOf(error: unknown): Error {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) {
    return refuse('identity.oidc-refused', { reason: plain(error.error) });
  }
  // A fetch that reached nobody fails with a TypeError.
  if (error instanceof TypeError) return refuse('identity.oidc-unavailable');
  if (error instanceof client.ClientError) {
    const code = error.code ?? '';
    if (broken.has(code)) return refuse('identity.oidc-unavailable');
    return refuse('identity.oidc-refused', { reason: plain(code) });
  }
  return error instanceof Error ? error : new Error(String(error));
}

const broken = new Set([
  'OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_PARSE_ERROR',
]);

/** The code of an error, and nothing that someone wrote into an address. */
function plain(code: string): string {
  return /^[A-Za-z_]{1,60}$/.test(code) ? code.toLowerCase() : 'unknown';
}
