import { Trail, TrailFilter } from '@qingce/contract';
import { runReading } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { readTrail } from './read-trail.ts';

export function trailRoutes(app: App, workplace: Workplace): void {
  const schema = { summary: '审计轨迹', tags: ['audit'], querystring: TrailFilter, response: { 200: Trail } };
  app.get('/api/audit/records', { schema }, (request) => runReading(workplace, request.call, {
    input: request.query, verb: readTrail, reply: (trail) => trail,
  }));
}
