import { LRUCache } from 'lru-cache';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { assessFacts } from './assess-claim.ts';

/**
 * A case file is read many times between two changes of its facts, and what would change a refusal is found by search.
 * The version and the facts decide the answer, so nothing kept here can be out of date. At most 16 million characters.
 */
const answers = new LRUCache<string, string>({
  maxSize: 16_000_000, sizeCalculation: (answer, question) => answer.length + question.length,
});

/** The policy's answer to these facts with all advice, or what is wrong with them, as it travels. */
export function rememberedAnswer(policy: CheckedPolicy, facts: unknown): unknown {
  const question = `${policy.hash} ${JSON.stringify(facts)}`;
  const known = answers.get(question);
  if (known !== undefined) return JSON.parse(known);
  const assessment = assessFacts(policy, { facts });
  const answer = JSON.stringify('answer' in assessment ? assessment.answer : { errors: assessment.errors });
  answers.set(question, answer);
  return JSON.parse(answer);
}
