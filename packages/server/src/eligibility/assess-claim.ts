import { assess } from '@qingce/policy-language/evaluate';
import type {
  Answer,
  AssessOptions,
  Assessment,
  AssessmentRequest,
  CheckedPolicy,
  ItemAnswer,
} from '@qingce/policy-language/evaluate';
import { parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { assert, refuse } from '../foundation/index.ts';
import { mergedParts } from '../fund/index.ts';
import type { Part } from '../fund/index.ts';

/** 资格评定 — the policy's answer to any facts, or everything that is wrong with them; reads and writes nothing. */
export function assessFacts(
  policy: CheckedPolicy,
  request: AssessmentRequest,
  options: AssessOptions = {},
): Assessment {
  return assess(policy, request, options);
}

/** What a claim is assessed with: the treasuries' ratios, and whether what would change a refusal is wanted too. */
export interface AssessmentWishes {
  readonly settings?: Readonly<Record<string, string>>;
  readonly advice?: boolean;
}

/** The policy's answer to a claim's facts; refuses with facts.refused, naming the first of what is wrong. */
export function assessClaim(
  policy: CheckedPolicy,
  facts: unknown,
  { settings, advice = false }: AssessmentWishes = {},
): Answer {
  const assessment = assess(policy, settings === undefined ? { facts } : { facts, settings }, { advice });
  if ('answer' in assessment) return assessment.answer;
  const [first] = assessment.errors;
  assert(first, 'facts are refused for a reason');
  throw refuse(
    'facts.refused',
    { rule: `${first.messages.zh} (${first.messages.en})`, count: `${assessment.errors.length}` },
    first.path,
  );
}

/** The most that each item can come to: amounts that are sure, and upper ends where facts are open; no zeros. */
export function highestAmounts(answer: Answer): Part[] {
  return mergedParts(answer.items.map((item) => ({ item: item.item, amountFen: highestOf(item) })));
}

function highestOf(item: ItemAnswer): Fen {
  const text = item.outcome === 'undetermined' ? item.range?.max : item.amount;
  return text === null || text === undefined ? 0n : (parseYuan(text) ?? 0n);
}
