import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Year } from '@qingce/contract';
import { toJavaScript } from '@qingce/policy-language';
import type { CheckedPolicy } from '@qingce/policy-language';
import { z } from 'zod';
import { refuse, runReading } from '../foundation/index.ts';
import { findPolicyVersion, getPolicyInForce, listPoliciesInForce } from '../policy/index.ts';
import { companionFinder, examplesFinder } from './companions.ts';
import { findLawAssets, findWorkingPages, frameStyle, icon } from './assets.ts';
import { frameMaker, sendPage } from './frame-maker.ts';
import { homePage } from './home-page.ts';
import { lawPage } from './law-page.ts';
import { readSamples } from '../sample/index.ts';
import { publishedMeasures } from '../measure/index.ts';
import { measuresPage } from './measures-page.ts';
import { samplesPage } from './samples-page.ts';
import { workingDaysPage } from './working-days-page.ts';
import { listNoticesUnderPolicies } from './notices-under-policies.ts';
import type { App, Workplace } from '../foundation/index.ts';
import type { Asset } from './assets.ts';
import type { Companion, FindCompanion } from './companions.ts';
import type { FrameMaker } from './frame-maker.ts';

export interface SiteOptions {
  readonly isDemo: boolean;
  /** By policy: what lies beside it in its folder. */
  readonly companions: ReadonlyMap<string, Companion>;
}

const immutable = 'public, max-age=31536000, immutable';
const oneYearSeconds = 31_536_000;

/** 门户 — the public pages, the files they load, and the folder of the working pages. */
export async function siteRoutes(app: App, workplace: Workplace, options: SiteOptions): Promise<void> {
  const frame = frameMaker(workplace, options);
  assetRoute(app, frameStyle());
  assetRoute(app, icon());
  keepLanguage(app);
  homeRoutes(app, workplace, frame);
  const findCompanion = companionFinder(workplace.database.kysely, options.companions);
  policyRoutes(app, workplace, { findCompanion, frame });
  measureRoute(app, workplace, frame);
  sampleRoute(app, workplace, frame);
  workingDaysRoute(app, frame);
  policyFileRoute(app, workplace);
  templateRoute(app, workplace, findCompanion);
  await builtFolders(app);
}

/** The language asked for in an address is kept for the pages after it; the working pages read it too. */
function keepLanguage(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    const asked = (request.query as { lang?: unknown } | undefined)?.lang;
    if (asked !== request.language) return;
    reply.setCookie('lang', request.language, { path: '/', sameSite: 'lax', maxAge: oneYearSeconds });
  });
}

const hidden = { schema: { hide: true } };

function homeRoutes(app: App, workplace: Workplace, frame: FrameMaker): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const [policies, notices] = await runReading(workplace, request.call, {
      input: undefined,
      verb: async (context) =>
        [await listPoliciesInForce(context.tx), await listNoticesUnderPolicies(context, undefined)] as const,
      reply: (found) => found,
    });
    return sendPage(reply, homePage(await frame(request), { policies, notices }));
  };
  for (const path of ['/', '/en', '/en/']) app.get(path, hidden, answer);
}

function measureRoute(app: App, workplace: Workplace, frame: FrameMaker): void {
  for (const path of ['/individual-measures', '/en/individual-measures']) {
    app.get(path, hidden, async (request, reply) => {
      const published = await runReading(workplace, request.call, {
        input: undefined, verb: publishedMeasures, reply: (found) => found,
      });
      return sendPage(reply, measuresPage(await frame(request), published));
    });
  }
}

function sampleRoute(app: App, workplace: Workplace, frame: FrameMaker): void {
  for (const path of ['/samples', '/en/samples']) {
    app.get(path, hidden, async (request, reply) => {
      const samples = await runReading(workplace, request.call, {
        input: undefined, verb: readSamples, reply: (found) => found,
      });
      return sendPage(reply, samplesPage(await frame(request), samples));
    });
  }
}

const OfYear = z.object({ year: z.coerce.number().pipe(Year).optional() });

function workingDaysRoute(app: App, frame: FrameMaker): void {
  for (const path of ['/working-days', '/en/working-days']) {
    app.get(path, { schema: { hide: true, querystring: OfYear } }, async (request, reply) => {
      const made = await frame(request);
      return sendPage(reply, workingDaysPage(made, request.query.year ?? Number.parseInt(made.today.slice(0, 4), 10)));
    });
  }
}

function policyRoutes(
  app: App,
  workplace: Workplace,
  { findCompanion, frame }: { findCompanion: FindCompanion; frame: FrameMaker },
): void {
  const assets = findLawAssets();
  if (!assets) app.log.warn('The law page has no script: npm run build');
  const findExamples = examplesFinder(workplace.database.kysely);
  const params = z.object({ policy: z.string() });
  for (const path of ['/policies/:policy', '/en/policies/:policy']) {
    app.get(path, { schema: { hide: true, params } }, async (request, reply) => {
      const policy = await getPolicyInForce(workplace.database.kysely, request.params.policy);
      const [{ translation }, examples] = [await findCompanion(policy), await findExamples(policy.hash)];
      return sendPage(reply, lawPage(await frame(request), { policy, translation, examples, assets }));
    });
  }
}

/** 材料模板 — files that a policy's materials start from, of the version in force; saved, never opened as a page. */
function templateRoute(app: App, workplace: Workplace, findCompanion: FindCompanion): void {
  const params = z.object({ policy: z.string(), file: z.string() });
  app.get('/policies/:policy/templates/:file', { schema: { hide: true, params } }, async (request, reply) => {
    const { policy: id, file } = request.params;
    const policy = await getPolicyInForce(workplace.database.kysely, id);
    const content = (await findCompanion(policy)).templates.get(file);
    if (!content) throw refuse('request.unknown-address');
    return reply.type('application/octet-stream').headers({
      'content-disposition': `attachment; filename="${file}"`, 'content-security-policy': "sandbox; default-src 'none'",
    }).send(content);
  });
}

const policyFile = /^([0-9a-f]{64})\.(json|js)$/;

type PolicyFile = { readonly type: string; readonly textOf: (policy: CheckedPolicy) => string };

/** What can be fetched of a checked policy, for ever the same under its hash. */
const policyFiles: Readonly<Record<string, PolicyFile>> = {
  // For the browser's evaluator.
  json: { type: 'application/json; charset=utf-8', textOf: (policy) => JSON.stringify(policy) },
  // The generated module, under the readings in force.
  js: { type: 'text/javascript; charset=utf-8', textOf: (policy) => toJavaScript(policy).text },
};

type Packed = { readonly text: string; readonly br: Buffer; readonly gzip: Buffer };

function policyFileRoute(app: App, workplace: Workplace): void {
  const packed = new Map<string, Packed>();
  const params = z.object({ policy: z.string(), file: z.string() });
  app.get('/policies/:policy/:file', { schema: { hide: true, params } }, async (request, reply) => {
    const { policy: id, file } = request.params;
    const { hash, form } = askedFor(file);
    const policy = form && (await findPolicyVersion(workplace.database.kysely, `sha256:${hash}`));
    if (!form || policy?.id !== id) throw refuse('request.unknown-address');
    const known = packed.get(file) ?? pack(form.textOf(policy));
    packed.set(file, known);
    void reply.type(form.type).header('cache-control', immutable).header('vary', 'accept-encoding');
    return sendPacked(request, reply, known);
  });
}

/** The hash in the name of a file, and the form that its ending stands for; none for any other name. */
function askedFor(file: string): { readonly hash: string; readonly form: PolicyFile | undefined } {
  const [, hash = '', ending = ''] = policyFile.exec(file) ?? [];
  return { hash, form: policyFiles[ending] };
}

function sendPacked(request: FastifyRequest, reply: FastifyReply, packed: Packed): FastifyReply {
  const encoding = acceptedEncoding(request);
  if (encoding === undefined) return reply.send(packed.text);
  return reply.header('content-encoding', encoding).send(packed[encoding]);
}

function pack(text: string): Packed {
  return { text, br: brotliCompressSync(text), gzip: gzipSync(text, { level: 9 }) };
}

function acceptedEncoding(request: FastifyRequest): 'br' | 'gzip' | undefined {
  const accepted = request.headers['accept-encoding'] ?? '';
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}

function assetRoute(app: App, asset: Asset): void {
  app.get(asset.address, hidden, (_request, reply) =>
    reply.type(asset.type).header('cache-control', immutable).send(asset.content),
  );
}

/** What Vite built: the law page's script below /assets/, the working pages below /app/. */
async function builtFolders(app: App): Promise<void> {
  const law = findLawAssets();
  if (law) {
    await app.register(fastifyStatic, {
      root: law.folder,
      prefix: '/assets/',
      preCompressed: true,
      decorateReply: false,
      setHeaders: (reply) => {
        reply.header('cache-control', immutable);
      },
    });
  }
  const working = findWorkingPages();
  if (!working) return;
  await app.register(fastifyStatic, {
    root: join(working, 'assets'),
    prefix: '/app/assets/',
    preCompressed: true,
    setHeaders: (reply) => {
      reply.header('cache-control', immutable);
    },
  });
  // It keeps the pages on a device; asked anew each time, so that a new build is never hidden behind an old one.
  app.get('/app/sw.js', hidden, (_request, reply) => reply.sendFile('sw.js', working));
  // Every other address below /app/ is a page of the one application, which finds its way by itself.
  for (const path of ['/app', '/app/*'])
    app.get(path, hidden, (_request, reply) => reply.sendFile('index.html', working));
}
