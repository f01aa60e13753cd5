import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Item } from '@qingce/policy-language/evaluate';
import { AnswerPanel } from '../answer/AnswerPanel.tsx';
import { ReadingList } from '../answer/ReadingList.tsx';
import { readingsOf } from '../answer/readings.ts';
import { wholePath } from '../facts/name.ts';
import { pathText } from '../facts/path.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { FactsCard } from './FactsCard.tsx';
import { LinkButtons } from './LinkButtons.tsx';
import type { AnswerPanelProps } from '../answer/panel.ts';
import type { Assessed } from './useAssessment.ts';
import type { FactFormState } from '../facts/form.ts';
import type { LawActs, LawState } from './useLawState.ts';

export type PanelProps = {
  readonly state: LawState & LawActs & { readonly live: boolean };
  readonly assessed: Assessed;
  readonly examples: Readonly<Record<string, unknown>> | undefined;
} & Pick<AnswerPanelProps, 'lit' | 'onFact' | 'onStep'>;

/** The margin: the facts of the item in view, today's answer and the readings it rests on. */
export function Panel(props: PanelProps): ReactNode {
  const { say, policy } = useSurroundings();
  const item = policy.items.find(({ id }) => id === props.state.view);
  if (!props.state.live || !item)
    return (
      <noscript>
        <p className="law-card law-noscript">{say('noScript')}</p>
      </noscript>
    );
  return <LivePanel {...props} viewed={item} />;
}

function LivePanel({
  state,
  assessed,
  examples,
  viewed,
  lit,
  onFact,
  onStep,
}: PanelProps & { viewed: Item }): ReactNode {
  const { say, policy } = useSurroundings();
  const { answer, item, place, errors } = assessed;
  const readings = useMemo(() => readingsOf(policy, viewed), [policy, viewed]);
  const needed = useMemo(
    () => new Set(item?.missing.map((fact) => pathText(wholePath(fact, place))) ?? []),
    [item, place],
  );
  const form: FactFormState = { json: state.draft, errors, needed, onChange: state.setFact };
  return (
    <>
      <FactsCard form={form} viewed={viewed} place={place} state={state} example={examples?.[viewed.id]} />
      {answer && item && state.touched ? (
        <section className="law-card law-answer" aria-label={say('answer')} aria-live="polite">
          <AnswerPanel
            answer={answer}
            item={item}
            index={place}
            json={state.draft}
            derived={assessed.derived}
            advice={assessed.advice}
            lit={lit}
            onFact={onFact}
            onStep={onStep}
          />
          {errors.length > 0 ? (
            <p className="law-error">
              <span aria-hidden="true">✗ </span>
              {say('errors', { n: errors.length })}
            </p>
          ) : null}
        </section>
      ) : null}
      <footer className="law-foot">
        <p>{say('notPromise')}</p>
        <ReadingList readings={readings} tried={state.readings} onTry={state.setReading} />
        <LinkButtons state={state} />
      </footer>
    </>
  );
}
