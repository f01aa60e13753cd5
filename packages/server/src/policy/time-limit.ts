import type { CheckedPolicy, ProcessStep, StepRole } from '@qingce/policy-language/evaluate';
import { dayAfter } from '../foundation/index.ts';
import type { Day } from '../foundation/index.ts';
import { workingDayAfter } from './working-days.ts';

type HasProcess = Pick<CheckedPolicy, 'process'>;

/** The step that plays that part in the case work, whatever the policy calls it. */
export function findStep(policy: HasProcess, role: StepRole): ProcessStep | undefined {
  return policy.process.steps.find((step) => step.role === role);
}

/** The offices to which the policy gives any of these steps, as it names them. */
export function officesOf({ process }: HasProcess, roles: readonly StepRole[]): CheckedPolicy['process']['offices'] {
  const by = new Set(process.steps.flatMap((step) => (step.role && roles.includes(step.role) ? step.by : [])));
  return process.offices.filter(({ id }) => by.has(id));
}

/**
 * 期限 — the last day of a step that began on a day (民法典 201: that day is not counted), `5 working days` or `7 days`
 * after it; undefined where the policy sets none. Refuses with calendar.year-unknown.
 */
export function lastDayOf(step: ProcessStep | undefined, since: Day): Day | undefined {
  const [, count, working] = /^([1-9][0-9]{0,3}) (working )?days?$/.exec(step?.within ?? '') ?? [];
  if (count === undefined) return undefined;
  const days = Number.parseInt(count, 10);
  return working === undefined ? dayAfter(since, days) : workingDayAfter(since, days);
}
