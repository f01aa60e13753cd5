import { AuditHead } from '@qingce/contract';
import { runReading } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { readHead } from './read-head.ts';

export function auditRoutes(app: App, workplace: Workplace): void {
  const head = { schema: { summary: '审计链头', tags: ['audit'], response: { 200: AuditHead } } };
  app.get('/api/audit/head', head, (request) =>
    runReading(workplace, request.call, { input: undefined, verb: readHead, reply: (told) => told }),
  );
}
