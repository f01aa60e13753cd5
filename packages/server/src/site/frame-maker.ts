import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../foundation/index.ts';
import type { Workplace } from '../foundation/index.ts';
import { frameStyle } from './assets.ts';
import type { Frame } from './page.ts';

/** Makes the frame of a page: who reads it, in which language, on which business day. */
export type FrameMaker = (request: FastifyRequest) => Promise<Frame>;

export function frameMaker(workplace: Workplace, { isDemo }: { isDemo: boolean }): FrameMaker {
  return async (request) => ({
    language: request.language,
    path: (request.url.split('?')[0] ?? '/').replace(/^\/en(?=\/|$)/, '').replace(/^$/, '/'),
    today: dayOf(await workplace.clocks.business(workplace.database.kysely)),
    demoKey: isDemo ? workplace.newId() : undefined,
    isSignedIn: request.signedIn !== undefined,
    styles: [frameStyle().address],
  });
}

/** Sends a public page. */
export function sendPage(reply: FastifyReply, markup: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('vary', 'cookie').send(markup);
}
