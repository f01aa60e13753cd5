import { ApplicantKind, PolicyLine } from '@qingce/contract';
import { kindsFor } from '@qingce/policy-language/evaluate';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { z } from 'zod';
import { runReading } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { listPoliciesInForce } from './policy-in-force.ts';

export function policyRoutes(app: App, workplace: Workplace): void {
  const schema = { summary: '政策列表', tags: ['policy'], response: { 200: z.array(PolicyLine) } };
  app.get('/api/policies', { schema }, (request) =>
    runReading(workplace, request.call, {
      input: undefined,
      verb: ({ tx }) => listPoliciesInForce(tx),
      reply: (policies) => policies.map(lineOf),
    }),
  );
}

function lineOf(policy: CheckedPolicy): PolicyLine {
  const { id, hash, title, documentNo, process } = policy;
  return {
    id,
    hash,
    title,
    documentNo,
    window: process.window ?? null,
    offices: process.offices.map((office) => office.id),
    forms: ApplicantKind.options.filter((form) => kindsFor(policy, form).length > 0),
    address: `/policies/${id}/${hash.replace('sha256:', '')}.json`,
  };
}
