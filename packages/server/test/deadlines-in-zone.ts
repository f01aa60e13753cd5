// Prints, as one line of JSON, what days and windows come out as; the test runs it under several time zones.
import { assessFacts } from '../src/eligibility/index.ts';
import { dayOf } from '../src/foundation/index.ts';
import { noticePeriod } from '../src/notice/notice-period.ts';
import { isWorkingDay } from '../src/policy/index.ts';
import { compileStoryPolicy, lighthouse, rentFacts } from './lighthouse.ts';

const policy = await compileStoryPolicy();
const [item] = rentFacts().items;

/** The code by which the window refuses a claim that arrives then; none while it is open. */
function refusedAt(submittedAt: string): string[] {
  const facts = {
    applicant: { kind: 'enterprise', ...lighthouse.register }, claim: { year: lighthouse.claimYear, submittedAt },
    items: [{ ...item, seatsVerified: true }],
  };
  const assessment = assessFacts(policy, { facts });
  const items = 'answer' in assessment ? assessment.answer.items : [];
  return items.flatMap(({ reasons }) => reasons.map(({ code }) => code));
}

process.stdout.write(JSON.stringify({
  window: [
    '2017-02-28T23:59:59.999+08:00', '2017-03-01T00:00:00+08:00', '2017-06-30T23:59:59.999+08:00',
    '2017-06-30T15:59:59.999Z', '2017-07-01T00:00:00+08:00', '2017-06-30T16:00:00Z',
  ].map(refusedAt),
  day: dayOf('2017-06-30T23:59:59.999+08:00'),
  notice: noticePeriod('2017-04-20', { workingDays: 5, days: 7 }),
  work: ['2016-10-08', '2016-10-07', '2017-05-27', '2017-05-29'].map(isWorkingDay),
}));
