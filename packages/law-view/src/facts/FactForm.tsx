import type { ReactNode } from 'react';
import type { Fact } from '@qingce/policy-language/evaluate';
import { FactField } from './FactField.tsx';
import type { FactFormState } from './form.ts';
import type { FactPath } from './path.ts';

export type FactFormProps = {
  readonly form: FactFormState;
  readonly facts: readonly Fact[];
  /** Where the facts lie: ['applicant'], ['claim'] or ['items', 0]. */
  readonly at: FactPath;
};

/** 事实 — fields for declared facts, generated from their declarations. */
export function FactForm({ form, facts, at }: FactFormProps): ReactNode {
  return (
    <div className="law-fields">
      {facts.map((fact) => <FactField key={fact.id} form={form} fact={fact} path={[...at, fact.key]} />)}
    </div>
  );
}
