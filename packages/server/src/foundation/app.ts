import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '@qingce/contract';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Call } from './run-verb.ts';

/** The HTTP server as modules see it: `app.post(path, { schema }, handler)` with zod schemas. */
export type App =
  FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks for which act, set by the guard before the handler runs. */
    call: Call;
    /** By ?lang, then the path, then the cookie, then zh-CN. */
    language: Language;
  }
}
