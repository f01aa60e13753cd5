/** The policy of the worked examples with its law, and one rent claim under it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePolicy } from '@qingce/policy-language';
import type { CheckedPolicy, ItemAnswer } from '@qingce/policy-language/evaluate';
import { assessDraft } from '../src/answer/assess-draft.ts';
import type { Draft } from '../src/facts/draft.ts';

const folder = join(import.meta.dirname, '../../../policies/qingyuan-2015-64');

export const source = readFileSync(join(folder, 'source.md'), 'utf8').trimEnd();
export const translation = readFileSync(join(folder, 'source.en.md'), 'utf8').trimEnd().split('\n');
export const policy = compiled();

function compiled(): CheckedPolicy {
  const compilation = compilePolicy({
    source: `${source}\n`,
    policy: readFileSync(join(folder, 'policy.md'), 'utf8'),
  });
  if (!compilation.policy) throw new Error(JSON.stringify(compilation.complaints.slice(0, 3)));
  return compilation.policy;
}

export const rent = 'premises-rent';

/** A rent claim of 2016 with that many verified seats; `without` leaves facts of the item out. */
export function rentClaim({ seats = 150, without = [] as readonly string[] } = {}): Draft {
  const item = {
    item: rent,
    leaseStart: '2016-01-01',
    leaseEnd: '2018-12-31',
    moveInDate: '2016-01-01',
    monthlyRent: '50000.00',
    seatsVerified: true,
    boughtLandAndBuilt: false,
    landConcession: false,
    seats: [{ from: '2016-01-01', to: '2018-12-31', seats }],
  };
  return {
    applicant: {
      kind: 'enterprise',
      registeredIn: '441802',
      taxedIn: '441802',
      fiscalLevel: '441802',
      recognized: true,
      mofcomApproved: true,
      statisticsFiled: true,
      seriousViolationYears: [],
    },
    claim: { year: 2016, submittedAt: '2017-04-15T10:00:00+08:00' },
    items: [Object.fromEntries(Object.entries(item).filter(([key]) => !without.includes(key)))],
  };
}

/** The answer about the first item of a draft. */
export function firstAnswer(draft: Draft): ItemAnswer {
  const { answer, errors } = assessDraft({ policy, draft, view: rent, readings: {} });
  const first = answer?.items[0];
  if (!first) throw new Error(JSON.stringify(errors));
  return first;
}

/** The id of the first phrase with these words. */
export function phraseOf(words: string): number {
  const phrase = policy.law.phrases.find(({ text }) => text.includes(words));
  if (!phrase) throw new Error(`No phrase holds ${words}.`);
  return phrase.id;
}
