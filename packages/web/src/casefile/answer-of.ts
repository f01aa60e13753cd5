import type { CaseFile } from '@qingce/contract';
import type { Answer } from '@qingce/policy-language/evaluate';

/** The policy's answer in a case file; undefined while the facts themselves are refused. */
export function answerOf(value: CaseFile['acceptedAnswer']): Answer | undefined {
  return value !== null && typeof value === 'object' && 'outcome' in value
    ? (value as unknown as Answer)
    : undefined;
}
