import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ZodFastifySchemaValidationError } from 'fastify-type-provider-zod';
import { refusalSentence } from '@qingce/contract';
import type { Language, RefusalReply } from '@qingce/contract';
import { z } from 'zod';
import { recordDenial } from '../audit/index.ts';
import { Refusal, refuse, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { problemPage } from './plain-pages.ts';

/**
 * Answers every refusal and every failed check with `{ errors: [{ code, path, message }] }`; a bug says only
 * its number.
 */
export function installErrorHandler(app: App, workplace: Workplace): void {
  app.setErrorHandler(async (error: FastifyError | Refusal, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) {
      return send(request, reply, 422, {
        errors: error.validation.map((problem) => invalid(problem, request.language)),
      });
    }
    const refusal = error instanceof Refusal ? error : refusalOf(error, request);
    if (refusal.status === 500) await keepFailure(workplace, request, error);
    if (refusal.status === 403 || separationOfDuties.has(refusal.code))
      await keepDenial(workplace, request, refusal);
    if (refusal.code === 'service.starting') reply.header('retry-after', '2');
    return send(request, reply, refusal.status, { errors: [told(refusal, request.language)] });
  });
  app.setNotFoundHandler((request, reply) => {
    const refusal = refuse('request.unknown-address');
    return send(request, reply, refusal.status, { errors: [told(refusal, request.language)] });
  });
}

/** Refused to this person, or to all for want of a rule, and for good: an attempt that an auditor asks about. */
const separationOfDuties: ReadonlySet<string> = new Set([
  'claim.signed-before', 'review.signed-already', 'award.no-approval-level',
]);

type ToldError = RefusalReply['errors'][number];

function told(refusal: Refusal, language: Language): ToldError {
  const { code, path, fields } = refusal;
  return { code, path, message: refusalSentence(code, fields, language), fields };
}

const refusalsOfFastify: Readonly<Record<string, () => Refusal>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => refuse('request.media-type'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => refuse('request.too-large'),
};

/** What Fastify itself refuses; everything else is a bug of ours. */
function refusalOf(error: FastifyError, request: FastifyRequest): Refusal {
  const known = refusalsOfFastify[error.code];
  if (known) return known();
  const isTheirs = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
  return isTheirs ? refuse('request.malformed') : refuse('service.failed', { requestId: request.id });
}

function invalid(problem: ZodFastifySchemaValidationError, language: Language): ToldError {
  const path = problem.instancePath.slice(1).replaceAll('/', '.').replaceAll(/\.(\d+)(?=\.|$)/g, '[$1]');
  const fields = { rule: ruleOf(problem, language) };
  return { code: 'request.invalid', path, message: refusalSentence('request.invalid', fields, language), fields };
}

type Issue = Parameters<ReturnType<typeof z.locales.en>['localeError']>[0];

const wordings = { 'zh-CN': z.locales.zhCN().localeError, en: z.locales.en().localeError } as const;

/** Zod words its rules in English when it checks; those that it worded itself are said in the reader's language. */
function ruleOf(problem: ZodFastifySchemaValidationError, language: Language): string {
  const issue = { ...problem.params, code: problem.keyword } as Issue;
  const said = withoutInput(problem.message ?? '');
  return said === worded(issue, 'en') ? worded(issue, language) : said;
}

function worded(issue: Issue, language: Language): string {
  const wording = wordings[language](issue);
  return withoutInput(typeof wording === 'string' ? wording : wording?.message ?? '');
}

/** The issue no longer holds what was received, and nobody needs to be told what they sent. */
function withoutInput(rule: string): string {
  return rule.replace(/, received [^,]*$|，实际接收[^，]*$/, '');
}

/** An act that could not be judged is kept as an attempt; the log says why, and holds when the trail is away. */
async function keepFailure(workplace: Workplace, request: FastifyRequest, error: Error): Promise<void> {
  request.log.error({ err: error }, 'failed');
  if (request.call?.idempotencyKey === undefined) return;
  try {
    await keepDenial(workplace, request, refuse('service.failed', { requestId: request.id }));
  } catch (unkept) {
    request.log.error({ err: unkept }, 'the failure is not in the trail');
  }
}

/** An act that was denied is kept in the trail: its own transaction was rolled back or never began. */
async function keepDenial(workplace: Workplace, request: FastifyRequest, refusal: Refusal): Promise<void> {
  const { call } = request;
  if (call?.actor.kind !== 'user') return;
  const { idempotencyKey: _spent, ...withoutKey } = call;
  await runVerb(workplace, withoutKey, {
    input: {
      act: call.act, object: { kind: 'address', id: request.url.split('?')[0] ?? '' },
      details: { refusal: refusal.code },
    },
    verb: recordDenial,
    reply: () => null,
  });
}

function send(request: FastifyRequest, reply: FastifyReply, status: number, body: RefusalReply): FastifyReply {
  reply.code(status);
  const wantsPage = !request.url.startsWith('/api/') && request.headers.accept?.includes('text/html');
  if (!wantsPage) return reply.send(body);
  const messages = body.errors.map((error) => error.message);
  return reply.type('text/html; charset=utf-8').send(problemPage(request.language, messages));
}
