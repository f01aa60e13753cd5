import { AnswerPanel } from '@qingce/law-view';
import type { DerivationStep } from '@qingce/law-view';
import type { Answer } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';

type CaseAnswerProps = {
  readonly answer: Answer;
  readonly position: number;
  readonly json: unknown;
  readonly steps: readonly DerivationStep[];
  readonly lit: ReadonlySet<number>;
  readonly children?: ReactNode;
  readonly onLit: (phrases: ReadonlySet<number>) => void;
};

/** The amount of one item with its derivation, as the applicant and the auditor see it too. */
export function CaseAnswer({ answer, position, json, steps, lit, children, onLit }: CaseAnswerProps): ReactNode {
  const item = answer.items[position];
  if (!item) return null;
  return (
    <aside className="case-law-answer">
      <div className="law-card">
        <AnswerPanel
          answer={answer}
          item={item}
          index={position}
          json={json}
          lit={lit}
          advice={item.next}
          derived={{
            steps,
            total: item.amount ?? item.range?.max ?? '',
            supposed: item.outcome === 'undetermined',
          }}
          onFact={nowhere}
          onStep={(step) => onLit(step ? new Set(step.phrases) : new Set())}
        />
        {children}
      </div>
    </aside>
  );
}

function nowhere(): void {
  // The facts of a case stand in their own table; a phrase leads to no field here.
}
