import { z } from 'zod';
import type { App } from '../foundation/index.ts';
import { SampleAccount } from './sample-accounts.ts';

/** What the sign-in page of a demonstration offers; registered in no other mode. */
export function sampleAccountRoutes(app: App, accounts: readonly SampleAccount[]): void {
  const schema = { summary: '演示账号', tags: ['demo'], response: { 200: z.array(SampleAccount) } };
  app.get('/api/demo/accounts', { schema }, () => [...accounts]);
}
