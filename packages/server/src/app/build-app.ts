import formbody from '@fastify/formbody';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify from 'fastify';
import {
  jsonSchemaTransform, jsonSchemaTransformObject, serializerCompiler, validatorCompiler,
} from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { sql } from 'kysely';
import { z } from 'zod';
import { applicantRoutes } from '../applicant/index.ts';
import { auditRoutes } from '../audit/index.ts';
import { awardRoutes } from '../award/index.ts';
import { bundleRoutes } from '../bundle/index.ts';
import { casefileRoutes } from '../casefile/index.ts';
import { certificateRoutes } from '../certificate/index.ts';
import { claimRoutes, paperRoutes, recusalRoutes } from '../claim/index.ts';
import { windowRoutes } from '../window/index.ts';
import { crosscheckRoutes } from '../crosscheck/index.ts';
import { sampleAccountRoutes } from '../demo/index.ts';
import type { SampleAccount } from '../demo/index.ts';
import { draftingRoutes } from '../drafting/index.ts';
import { documentRoutes } from '../documents/index.ts';
import { eligibilityRoutes } from '../eligibility/index.ts';
import { dayOf } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { fundRoutes } from '../fund/index.ts';
import { identityRoutes, oidcProvider, oidcRoutes, passkeyRoutes, securityRoutes } from '../identity/index.ts';
import type { Keyring } from '../identity/index.ts';
import { holderRoutes } from '../holder/index.ts';
import { invariantRoutes } from '../invariants/index.ts';
import { measureRoutes } from '../measure/index.ts';
import { messageRoutes } from '../messages/index.ts';
import { noticeRoutes } from '../notice/index.ts';
import { batchRoutes, paymentRoutes } from '../payment/index.ts';
import { policyRoutes } from '../policy/index.ts';
import { likenessRoutes } from '../likeness/index.ts';
import { obligationRoutes } from '../obligation/index.ts';
import { recognitionRoutes } from '../recognition/index.ts';
import { recoveryRoutes } from '../recovery/index.ts';
import { restrictionRoutes } from '../restriction/index.ts';
import { reportRoutes } from '../report/index.ts';
import { keepOffRoutes, reviewRoutes } from '../review/index.ts';
import { certificatePageRoutes, noticePageRoutes, siteRoutes, spendingRoutes } from '../site/index.ts';
import type { SiteOptions } from '../site/index.ts';
import { trailRoutes } from '../trail/index.ts';
import { verificationRoutes } from '../verification/index.ts';
import { rosterRoutes } from '../roster/index.ts';
import { sampleRoutes } from '../sample/index.ts';
import { visitRoutes } from '../visit/index.ts';
import { authorization, demoAuthorization } from './authorization.ts';
import type { Config } from './config.ts';
import { demoClockRoutes } from './demo-clock.ts';
import { installErrorHandler } from './error-handler.ts';
import { installGuard } from './guard.ts';
import { secondFactorRoles } from './permission.ts';
import { loginPageWith } from './plain-pages.ts';

export interface AppOptions {
  readonly config: Pick<
    Config,
    'mode' | 'isBehindTls' | 'trustProxy' | 'logLevel' | 'mail' | 'secondFactorFor' | 'oidc' | 'passkeySite'
  >;
  readonly isReady: () => boolean;
  /** What the secrets of second factors lie under. */
  readonly keyring: Keyring;
  /** Translations and templates of the published policies, for the public pages. */
  readonly companions: SiteOptions['companions'];
  /** Does what the passing of business days brings; the demonstration's clock asks for it. */
  readonly runFallingDue: () => Promise<void>;
  /** Whom a visitor of a demonstration may sign in as. */
  readonly sampleAccounts?: readonly SampleAccount[];
}

const bodyBytesMost = 1024 * 1024;

/** 模块 — those that need nothing but the workplace, in the order of a claim's life. */
const moduleRoutes: readonly ((app: App, workplace: Workplace) => void | Promise<void>)[] = [
  fundRoutes, policyRoutes, windowRoutes, eligibilityRoutes, measureRoutes, documentRoutes, claimRoutes,
  paperRoutes, recusalRoutes, holderRoutes, verificationRoutes, crosscheckRoutes, recognitionRoutes,
  rosterRoutes, visitRoutes, sampleRoutes, reviewRoutes, keepOffRoutes, noticeRoutes, awardRoutes, paymentRoutes,
  batchRoutes, recoveryRoutes, obligationRoutes, likenessRoutes, certificateRoutes, restrictionRoutes,
  reportRoutes, casefileRoutes, trailRoutes, bundleRoutes, draftingRoutes, invariantRoutes,
];

/** The HTTP server with every module, not yet listening. */
export async function buildApp(workplace: Workplace, options: AppOptions): Promise<App> {
  const { config } = options;
  const isDemo = config.mode === 'demo';
  const cookie = { name: config.isBehindTls ? '__Host-qingce_session' : 'qingce_session', secure: config.isBehindTls };
  const app: App = Fastify({
    logger: { level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    bodyLimit: bodyBytesMost, trustProxy: config.trustProxy, genReqId: workplace.newId,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // A body that no schema has seen must not reach a handler, so no type is read but JSON, forms and files.
  app.removeContentTypeParser('text/plain');
  installHeaders(app, config.isBehindTls);
  installErrorHandler(app, workplace);
  const table = isDemo ? { ...authorization, ...demoAuthorization } : authorization;
  await installGuard(app, workplace, {
    table, cookie, isReady: options.isReady, secondFactorRoles: secondFactorRoles[config.secondFactorFor],
    oidcIsStrong: config.oidc?.level !== undefined,
  });
  await app.register(formbody);
  await installDescription(app);
  serviceRoutes(app, workplace, options);
  const oidc = config.oidc && oidcProvider(config.oidc);
  const identity = {
    cookie, oidc, passkeySite: config.passkeySite, keyring: options.keyring,
    sendsLetters: config.mail !== undefined, loginPage: loginPageWith(config.oidc),
  };
  await identityRoutes(app, workplace, identity);
  oidcRoutes(app, workplace, identity);
  passkeyRoutes(app, workplace, identity);
  securityRoutes(app, workplace, identity);
  auditRoutes(app, workplace);
  applicantRoutes(app, workplace);
  messageRoutes(app, workplace, { isSending: config.mail !== undefined });
  for (const routes of moduleRoutes) await routes(app, workplace);
  await siteRoutes(app, workplace, { isDemo, companions: options.companions });
  await noticePageRoutes(app, workplace, { isDemo });
  spendingRoutes(app, workplace, { isDemo });
  certificatePageRoutes(app, workplace, { isDemo });
  if (isDemo) {
    demoClockRoutes(app, workplace, options.runFallingDue);
    sampleAccountRoutes(app, options.sampleAccounts ?? []);
  }
  return app;
}

// Styles may stand in the page, because the component library writes them there; scripts never.
const contentSecurityPolicy = [
  "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join('; ');

function installHeaders(app: App, isBehindTls: boolean): void {
  const headers = {
    'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    ...(isBehindTls ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
}

/** OpenAPI 3.1, from the schemas that check the requests. */
async function installDescription(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '清策 Qingce', version: '0.1.0' } },
    transform: jsonSchemaTransform, transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
}

const Service = z.object({
  mode: z.enum(['demo', 'production']), durability: z.enum(['power-loss', 'process-crash-only']), today: z.string(),
});

function serviceRoutes(app: App, workplace: Workplace, options: AppOptions): void {
  const { durability, kysely } = workplace.database;
  app.get('/healthz', { schema: { hide: true } }, () => ({ ok: true, durability }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const answers = options.isReady() && await sql`select 1`.execute(kysely).then(() => true, () => false);
    return reply.code(answers ? 200 : 503).send({ ready: answers });
  });
  const schema = { summary: '系统状态', tags: ['service'], response: { 200: Service } };
  app.get('/api/service', { schema }, async () => (
    { mode: options.config.mode, durability, today: dayOf(await workplace.clocks.business(kysely)) }));
}
