/** 植树奖励办法 — a small policy of our own for the evaluator's tests, and claims under it. */
import { readFileSync } from 'node:fs';
import { compilePolicy } from '../../src/compile.ts';
import { assess } from '../../src/evaluate/index.ts';
import type {
  Answer,
  AssessOptions,
  AssessmentRequest,
  InputError,
  ItemAnswer,
} from '../../src/evaluate/index.ts';
import type { CheckedPolicy } from '../../src/typed/ir.ts';

const text = readFileSync(new URL('policy.md', import.meta.url), 'utf8');

/** The law alone: the quotes, with links replaced by their words. */
function sourceOf(markdown: string): string {
  const quotes = markdown.split('\n').filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
  return `${quotes.map((line) => line.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')).join('\n')}\n`;
}

/** The policy, with words of it replaced where a test wants another one. */
export function gardenPolicy(replace: Readonly<Record<string, string>> = {}): CheckedPolicy {
  const changed = Object.entries(replace).reduce((so, [from, to]) => so.replace(from, to), text);
  const { policy, complaints } = compilePolicy({ source: sourceOf(changed), policy: changed });
  if (!policy) throw new Error(JSON.stringify(complaints.slice(0, 3)));
  return policy;
}

export const garden = gardenPolicy();

/** Facts of the applicant, the claim or an item. */
export type Facts = Readonly<Record<string, unknown>>;

export const FIRM: Facts = { kind: 'firm', county: '990001', registered: true };
export const PERSON: Facts = { kind: 'person', registered: true, official: false };
export const CLAIM: Facts = { year: 2020, submittedAt: '2021-03-01T09:00:00+08:00' };
/** 120 trees all through 2020: 120 × 3 元 × 12 months = 4320.00 元. */
export const TREES: Facts = {
  item: 'trees',
  signedOn: '2020-01-01',
  endsOn: '2020-12-31',
  plots: [{ from: '2020-01-01', to: '2020-12-31', count: 120 }],
};
export const TOOLS: Facts = {
  item: 'tools', tools: [{ name: '铲', kind: 'spade', boughtOn: '2020-05-01', fee: '300.00' }],
};
export const SPECIAL: Facts = { item: 'special', number: 'A-1', approvedAmount: '10000.00', ratio: '0.5' };
export const LECTURES: Facts = {
  item: 'lectures',
  talks: [{ from: '2020-02-01', to: '2020-02-29', times: 12 }],
  years: [],
};

type Parts = {
  readonly applicant?: Facts;
  readonly claim?: Facts;
  readonly settings?: Record<string, string>;
  readonly readings?: Record<string, string>;
};

/** A request for these items; by default of the firm, for 2020. */
export function requestFor(
  items: readonly Facts[],
  { applicant = FIRM, claim = CLAIM, settings = {}, readings = {} }: Parts = {},
): AssessmentRequest {
  return { facts: { applicant, claim, items }, settings, readings };
}

export function answerTo(request: AssessmentRequest, options: AssessOptions = {}, policy = garden): Answer {
  const assessment = assess(policy, request, options);
  if ('errors' in assessment) throw new Error(JSON.stringify(assessment.errors));
  return assessment.answer;
}

/** The answer about the first item. */
export function firstOf(items: readonly Facts[], parts: Parts = {}, options: AssessOptions = {}): ItemAnswer {
  return answerTo(requestFor(items, parts), options).items[0]!;
}

/** What the door says against the request. */
export function errorsOf(request: AssessmentRequest, policy = garden): readonly InputError[] {
  const assessment = assess(policy, request, { advice: false, trace: false });
  return 'errors' in assessment ? assessment.errors : [];
}
