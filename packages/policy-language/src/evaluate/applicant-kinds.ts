import type { CheckedPolicy, LegalForm } from '../typed/ir.ts';

/**
 * 申报主体的类别 — the kinds that a policy has for applicants of a legal form, in its order: those that say so, and one
 * named after the form. A register that several policies share knows forms alone.
 * Never fails: without one the list is empty.
 */
export function kindsFor({ applicants }: Pick<CheckedPolicy, 'applicants'>, form: LegalForm): string[] {
  return applicants.filter(({ kind, form: stated }) => (stated ?? kind) === form).map(({ kind }) => kind);
}

/** The kind that a claim is made as: what it says, else the only one there is; undefined while it has to be said. */
export function kindOf(
  policy: Pick<CheckedPolicy, 'applicants'>, { form, claimed }: { form: LegalForm; claimed: unknown },
): string | undefined {
  const kinds = kindsFor(policy, form);
  return kinds.find((kind) => kind === claimed) ?? (kinds.length === 1 ? kinds[0] : undefined);
}

/** Of facts that a shared register holds about an applicant those that this policy asks for; never fails. */
export function askedOf<Value>(
  policy: Pick<CheckedPolicy, 'facts'>, registered: Readonly<Record<string, Value>>,
): Record<string, Value> {
  const asked = policy.facts.filter(({ scope }) => scope === 'applicant');
  return Object.fromEntries(Object.entries(registered)
    .filter(([name]) => asked.some((fact) => fact.key === name || fact.name === name)));
}
