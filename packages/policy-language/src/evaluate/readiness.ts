import type { CheckedPolicy, StepRole } from '../typed/ir.ts';

/**
 * What keeps claims of a policy from being brought to their end, and about what: a kind of applicant without a legal
 * form, a part of the procedure that no step with an office plays, no approval of the smallest award, no days of
 * notice, no remedy, no treasury, an obligation that has money given back where no kind of recovery is declared.
 */
export type Unready = {
  readonly lacks: 'form' | 'step' | 'approval' | 'notice' | 'remedy' | 'treasury' | 'recovery';
  readonly what: string;
};

/** The parts of the procedure that a claim may pass; who settles a disagreement of the bureaus need not be named. */
const NEEDED: readonly StepRole[] = [
  'acceptance', 'correction', 'preliminary-review', 'joint-review', 'public-notice', 'objections', 'decision',
];
const FORMS = ['enterprise', 'institution', 'individual'];

/** 办件条件 — what a policy still has to say before claims can be made under it; nothing where it is ready. Never fails. */
export function readinessOf(policy: Pick<CheckedPolicy, 'applicants' | 'process' | 'shares'>): Unready[] {
  const { applicants, process } = policy;
  const steps = process.steps.flatMap(({ role, by }) => (role !== undefined && by.length > 0 ? [role] : []));
  return [
    ...applicants.filter(({ kind, form = kind }) => !FORMS.includes(form)).map(({ kind }) => lacking('form', kind)),
    ...NEEDED.filter((role) => !steps.includes(role)).map((role) => lacking('step', role)),
    ...wholes(policy).filter(({ isThere }) => !isThere).map(({ lacks }) => lacking(lacks, '')),
    ...unrecovered(process).map((obligation) => lacking('recovery', obligation)),
  ];
}

/** What is declared once or not at all. */
function wholes({ process, shares }: Pick<CheckedPolicy, 'process' | 'shares'>) {
  const { approvals = [], remedies = [] } = process;
  return [
    // Awards are compared with what a level is above: one that begins at 0 takes the smallest.
    { lacks: 'approval', isThere: approvals.some(({ above }) => /^0+(\.0+)?$/.test(above)) },
    { lacks: 'notice', isThere: process.notice !== undefined },
    { lacks: 'remedy', isThere: remedies.length > 0 },
    { lacks: 'treasury', isThere: shares !== undefined },
  ] as const;
}

/** Obligations that have money given back, where no kind of recovery says how. */
function unrecovered({ obligations = [], recovery = [] }: CheckedPolicy['process']): string[] {
  return recovery.length > 0 ? [] : obligations.filter(({ recover }) => recover !== undefined).map(({ id }) => id);
}

function lacking(lacks: Unready['lacks'], what: string): Unready {
  return { lacks, what };
}
