import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import type { OidcSettings } from '../src/identity/index.ts';
import { providerClient as client } from './provider-client.ts';

interface Place {
  /** Where the provider listens; any free port without. */
  readonly port?: number;
  /** The address that the provider sends people back to; where nobody listens there, the test carries them over. */
  readonly site?: string;
}

/** A real identity provider (OpenID Connect Core 1.0) on this machine, where everybody is let in as who they say. */
export interface TestProvider {
  readonly settings: OidcSettings;
  /** Who signs in next, and by which level of authentication. */
  says(who: { subject: string; level?: string }): void;
  /** Goes where the browser was sent, signs in there, and answers the address that it is sent back to. */
  signInAt(address: string): Promise<URL>;
  close(): Promise<void>;
}

export async function aProvider(
  { port = 0, site = 'http://fund.example.test' }: Place = {},
): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const who = { subject: 'nobody', level: undefined as string | undefined };
  const provider = new Provider(issuer, configuration(site));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) {
      void answer(request, response);
      return;
    }
    const login = { accountId: who.subject, ...(who.level === undefined ? {} : { acr: who.level }) };
    void provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  });
  return {
    settings: {
      issuer, clientId: client.client_id, clientSecret: client.client_secret, name: '省统一身份认证平台',
      level: undefined, site,
    },
    says: ({ subject, level }) => Object.assign(who, { subject, level }),
    signInAt: (address) => follow(new URL(address), { site, cookies: new Map() }),
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

function configuration(site: string): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: [{
      ...client, redirect_uris: [`${site}/login/oidc/back`], post_logout_redirect_uris: [`${site}/app/login`],
    }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['for the length of a test'] },
    pkce: { required: () => true },
    acrValues: ['two-factors'],
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    // Nobody is asked whether they agree: the office agreed when it set the provider up.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: client.client_id, accountId: ctx.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  };
}

/** From one redirect to the next, with the cookies of the way, until one leads back to the site. */
async function follow(address: URL, way: { site: string; cookies: Map<string, string> }): Promise<URL> {
  const { site, cookies } = way;
  const reply = await fetch(address, {
    redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });
  for (const cookie of reply.headers.getSetCookie()) {
    const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
    cookies.set(name, value);
  }
  const location = reply.headers.get('location');
  if (location === null) throw new Error(`${address.pathname}: ${reply.status} ${await reply.text()}`);
  const next = new URL(location, address);
  return next.origin === site ? next : follow(next, way);
}
