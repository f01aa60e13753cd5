import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What the environment decides; see the README for each variable. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Files, and the embedded database when there is no other. */
  readonly dataFolder: string;
  /** One folder per policy; each is compiled and published at the start. */
  readonly policiesFolder: string;
  readonly databaseUrl: string | undefined;
  readonly mode: 'demo' | 'production';
  /** A demonstration plays the story that lies beside its policy when its database is new. */
  readonly playsStory: boolean;
  /** The address in the browser is https: cookies are Secure and carry the `__Host-` prefix. */
  readonly isBehindTls: boolean;
  /** A proxy in front tells the client's address. */
  readonly trustProxy: boolean;
  readonly logLevel: string;
  /** Letters are sent when all of it is given; without, people are told in the product only. */
  readonly mail: MailConfig | undefined;
  /** Who does nothing of their post unless they signed in with a second factor. */
  readonly secondFactorFor: 'nobody' | 'money' | 'offices';
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
  QINGCE_STORY: z.enum(['0', '1']).default('1').transform((text) => text === '1'),
  QINGCE_TLS: Flag,
  TRUST_PROXY: Flag,
  SMTP_URL: z.string().regex(/^smtps?:\/\//, { error: 'an smtp:// or smtps:// address' }).optional(),
  MAIL_FROM: z.email({ error: 'a mail address' }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'an http:// or https:// address' }).optional(),
  QINGCE_SECOND_FACTOR: z.enum(['nobody', 'money', 'offices']).default('nobody'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
});

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
    policiesFolder: data.QINGCE_POLICIES, playsStory: mode === 'demo' && data.QINGCE_STORY,
    isBehindTls: data.QINGCE_TLS, trustProxy: data.TRUST_PROXY, logLevel: data.LOG_LEVEL, mail: mailOf(data),
    secondFactorFor: data.QINGCE_SECOND_FACTOR,
  };
}

function mailOf({ SMTP_URL, MAIL_FROM, PUBLIC_URL }: z.infer<typeof Environment>): MailConfig | undefined {
  if (SMTP_URL === undefined) return undefined;
  if (MAIL_FROM === undefined || PUBLIC_URL === undefined) {
    throw new ConfigRefused(
      'SMTP_URL needs MAIL_FROM (who letters come from) and PUBLIC_URL (where their links lead).',
    );
  }
  return { smtpUrl: SMTP_URL, from: MAIL_FROM, site: PUBLIC_URL.replace(/\/+$/, '') };
}

function readEnvironment(environment: NodeJS.ProcessEnv): z.infer<typeof Environment> {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '');
  const read = Environment.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  throw new ConfigRefused(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
}
