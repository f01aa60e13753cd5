import { FactValue } from '@qingce/contract';
import { z } from 'zod';
import { getPolicyInForce } from '../policy/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { assessFacts } from './assess-claim.ts';

const Texts = z.record(z.string(), z.string());
const AssessmentRequest = z.object({ facts: FactValue, settings: Texts.optional(), readings: Texts.optional() });
// The answer's own shape is the language's; here it only has to be an object.
const Answered = z.looseObject({ policy: z.string(), policyHash: z.string() });
const FactErrors = z.object({
  errors: z.array(z.object({ code: z.string(), path: z.string(), message: z.string() })),
});

/** The calculator as an interface: the contract's body in, its answer out; keeps nothing and needs no account. */
export function eligibilityRoutes(app: App, workplace: Workplace): void {
  const schema = {
    summary: '测算', tags: ['eligibility'], params: z.object({ policy: z.string().max(80) }), body: AssessmentRequest,
    response: { 200: Answered, 422: FactErrors },
  };
  app.post('/api/policies/:policy/assess', { schema }, async (request, reply) => {
    const policy = await getPolicyInForce(workplace.database.kysely, request.params.policy);
    const { facts, settings, readings } = request.body;
    const assessment = assessFacts(policy, { facts, ...(settings && { settings }), ...(readings && { readings }) });
    if ('answer' in assessment) return assessment.answer;
    const message = request.language === 'en' ? 'en' : 'zh';
    return reply.code(422).send({
      errors: assessment.errors.map(({ code, path, messages }) => ({ code, path, message: messages[message] })),
    });
  });
}
