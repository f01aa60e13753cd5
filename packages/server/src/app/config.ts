import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { parseKeyring } from '../identity/index.ts';
import type { Keyring, OidcSettings, PasskeySite } from '../identity/index.ts';

/** What the environment decides; see the README for each variable. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Files, and the embedded database when there is no other. */
  readonly dataFolder: string;
  /** One folder per policy; each is compiled and published at the start. */
  readonly policiesFolder: string;
  /** 放假安排 — a file with years that the calendar does not know yet. */
  readonly calendarFile: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly mode: 'demo' | 'production';
  /** Which story of a policy a demonstration plays when its database is new, and how far. */
  readonly playsStory: { readonly until: 'end' | 'sequel'; readonly policy?: string } | undefined;
  /** The address in the browser is https: cookies are Secure and carry the `__Host-` prefix. */
  readonly isBehindTls: boolean;
  /** A proxy in front tells the client's address. */
  readonly trustProxy: boolean;
  readonly logLevel: string;
  /** Letters are sent when all of it is given; without, people are told in the product only. */
  readonly mail: MailConfig | undefined;
  /** Who does nothing of their post unless they signed in with a second factor. */
  readonly secondFactorFor: 'nobody' | 'money' | 'offices';
  /** The identity provider that people may sign in by; without, they have user names and passwords. */
  readonly oidc: OidcSettings | undefined;
  /** What the secrets of second factors lie under; a demonstration that is given none makes one in its folder. */
  readonly keyring: Keyring | undefined;
  /** Where passkeys work: PUBLIC_URL, if its host is a name; a demonstration without one is asked for as localhost. */
  readonly passkeySite: PasskeySite | undefined;
}

/** The mail server, who letters come from, and the address of this site that their links begin with. */
export interface MailConfig { readonly smtpUrl: string; readonly from: string; readonly site: string }

/** The environment says something that the server must not start with. */
export class ConfigRefused extends Error {}

const ourPolicies = fileURLToPath(new URL('../../../../policies', import.meta.url));
const Flag = z.enum(['0', '1']).default('0').transform((text) => text === '1');

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, { error: 'a postgres:// address' }).optional(),
  QINGCE_MODE: z.enum(['demo', 'production']).optional(),
  QINGCE_ACCEPT: z.literal('process-crash-only').optional(),
  QINGCE_POLICIES: z.string().min(1).default(ourPolicies),
  QINGCE_CALENDAR: z.string().min(1).optional(),
  QINGCE_STORY: z.string().regex(/^[a-z0-9-]+$/, { error: '0, 1, 2 or the id of a policy' }).default('1'),
  QINGCE_TLS: Flag,
  TRUST_PROXY: Flag,
  SMTP_URL: z.string().regex(/^smtps?:\/\//, { error: 'an smtp:// or smtps:// address' }).optional(),
  MAIL_FROM: z.email({ error: 'a mail address' }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'an http:// or https:// address' }).optional(),
  QINGCE_SECOND_FACTOR: z.enum(['nobody', 'money', 'offices']).default('nobody'),
  QINGCE_SECRET_KEYS: z.string().optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'the https:// address of an identity provider' }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().trim().min(1).max(40).optional(),
  OIDC_ACR: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
});

/** `0`, `1`, `2`, or the id of the policy beside which the story lies. */
function storyAsked(asked: string): Config['playsStory'] {
  if (asked === '0') return undefined;
  if (asked === '1' || asked === '2') return { until: asked === '1' ? 'end' : 'sequel' };
  return { until: 'end', policy: asked };
}

/**
 * Reads the environment and the arguments. Without DATABASE_URL it is a demonstration, unless told otherwise;
 * production on the embedded database needs `--accept-process-crash-only`, for a power cut may take back what was
 * acknowledged.
 */
export function readConfig(environment: NodeJS.ProcessEnv, programArguments: readonly string[]): Config {
  const data = readEnvironment(environment);
  const mode = data.QINGCE_MODE ?? (data.DATABASE_URL === undefined ? 'demo' : 'production');
  const accepts = data.QINGCE_ACCEPT !== undefined || programArguments.includes('--accept-process-crash-only');
  if (mode === 'production' && data.DATABASE_URL === undefined && !accepts) {
    throw new ConfigRefused(
      'Production needs DATABASE_URL: the embedded database survives the end of its process, but not a power cut. ' +
      'Start with --accept-process-crash-only to use it all the same.',
    );
  }
  return {
    host: data.HOST, port: data.PORT, dataFolder: data.DATA_DIR, databaseUrl: data.DATABASE_URL, mode,
    policiesFolder: data.QINGCE_POLICIES, calendarFile: data.QINGCE_CALENDAR,
    playsStory: mode === 'demo' ? storyAsked(data.QINGCE_STORY) : undefined,
    isBehindTls: data.QINGCE_TLS, trustProxy: data.TRUST_PROXY, logLevel: data.LOG_LEVEL, mail: mailOf(data),
    secondFactorFor: data.QINGCE_SECOND_FACTOR, oidc: oidcOf(data),
    keyring: keyringOf(data, mode),
    passkeySite: passkeySiteOf(data, mode),
  };
}

function mailOf({ SMTP_URL, MAIL_FROM, PUBLIC_URL }: z.infer<typeof Environment>): MailConfig | undefined {
  if (SMTP_URL === undefined) return undefined;
  if (MAIL_FROM === undefined || PUBLIC_URL === undefined) {
    throw new ConfigRefused(
      'SMTP_URL needs MAIL_FROM (who letters come from) and PUBLIC_URL (where their links lead).',
    );
  }
  return { smtpUrl: SMTP_URL, from: MAIL_FROM, site: siteOf(PUBLIC_URL) };
}

/** Whoever copies the database, or a backup of it, shall not have the second factors with it. */
function keyringOf(
  { QINGCE_SECRET_KEYS: text }: z.infer<typeof Environment>, mode: Config['mode'],
): Keyring | undefined {
  const ring = text === undefined ? undefined : parseKeyring(text);
  if (ring || (text === undefined && mode === 'demo')) return ring;
  throw new ConfigRefused(
    `QINGCE_SECRET_KEYS ${text === undefined ? 'is missing' : 'is not written so'}: name:base64 of 32 random bytes, ` +
    'under which the secrets of second factors are sealed; several with commas between, the current one first. ' +
    'Make one with `echo "2026a:$(openssl rand -base64 32)"` and keep a copy apart from the database.',
  );
}

/** Over plain http anyone on the way could put themselves in the provider's place; on this machine there is no way. */
function oidcOf(data: z.infer<typeof Environment>): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, PUBLIC_URL: site } = data;
  if (issuer === undefined) return undefined;
  if (clientId === undefined || site === undefined) {
    throw new ConfigRefused(
      'OIDC_ISSUER needs OIDC_CLIENT_ID (what the provider calls us) and PUBLIC_URL (where it sends people back to).',
    );
  }
  const { protocol, hostname, host } = new URL(issuer);
  if (protocol === 'http:' && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) {
    throw new ConfigRefused('OIDC_ISSUER: https:// is wanted of a provider that is not on this machine.');
  }
  return {
    issuer, clientId, clientSecret: data.OIDC_CLIENT_SECRET, name: data.OIDC_NAME ?? host, level: data.OIDC_ACR,
    site: siteOf(site),
  };
}

/** Passkeys are made for the name of a host; an address of numbers has none (WebAuthn §5.1.3). */
function passkeySiteOf(
  { PUBLIC_URL, PORT }: z.infer<typeof Environment>, mode: Config['mode'],
): PasskeySite | undefined {
  const address = PUBLIC_URL ?? (mode === 'demo' ? `http://localhost:${PORT}` : undefined);
  if (address === undefined) return undefined;
  const { origin, hostname } = new URL(address);
  return isIP(hostname.replaceAll(/[[\]]/g, '')) === 0 ? { origin, rpId: hostname } : undefined;
}

function siteOf(publicUrl: string): string {
  return publicUrl.replace(/\/+$/, '');
}

function readEnvironment(environment: NodeJS.ProcessEnv): z.infer<typeof Environment> {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '');
  const read = Environment.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  throw new ConfigRefused(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
}
