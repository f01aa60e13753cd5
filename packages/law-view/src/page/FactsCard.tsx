import type { ReactNode } from 'react';
import type { Fact, Item } from '@qingce/policy-language/evaluate';
import { FactForm } from '../facts/FactForm.tsx';
import { claimableItems } from '../facts/draft.ts';
import { factsOfApplicant, factsOfClaim, factsOfItem, hasDefault, isGiven } from '../facts/form.ts';
import { isWithin } from '../answer/marks.ts';
import { inLanguage } from '../wording/say.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { ApplicantKind } from './ApplicantKind.tsx';
import type { FactFormState } from '../facts/form.ts';
import type { LawActs, LawState } from './useLawState.ts';

type FactsCardProps = {
  readonly form: FactFormState;
  readonly viewed: Item;
  /** Place of the viewed item in the draft. */
  readonly place: number;
  readonly state: LawState & LawActs;
  readonly example: unknown;
};

/** The facts of the item in view; the claim's and the applicant's own folded below. */
export function FactsCard({ form, viewed, place, state, example }: FactsCardProps): ReactNode {
  const { say, policy, language } = useSurroundings();
  const mayClaim = claimableItems(policy, state.draft).some(({ id }) => id === viewed.id);
  const facts = factsOfItem(policy, viewed.id);
  const needed = facts.filter((fact) => !hasDefault(fact, viewed.id));
  const optional = facts.filter((fact) => hasDefault(fact, viewed.id));
  return (
    <section className="law-card law-facts" aria-labelledby="law-facts-title">
      <ItemTabs viewed={viewed} onItem={state.look} />
      <h2 id="law-facts-title">{inLanguage(viewed.name, language)}</h2>
      {mayClaim ? (
        <>
          <FactForm form={form} facts={needed} at={['items', place]} />
          {optional.length === 0 ? null : <Folded form={form} title={say('moreFacts')} facts={optional} at={['items', place]} />}
          <ApplicantFacts form={form} state={state} />
        </>
      ) : <ApplicantKind kinds={policy.applicants.filter(({ items }) => items.includes(viewed.id))} form={form} viewed={viewed} />}
      <p className="law-actions">
        {example === undefined ? null : <button type="button" className="law-link" onClick={() => state.fill(example)}>{say('example')}</button>}
        {state.touched ? <button type="button" className="law-link" onClick={state.clear}>{say('clear')}</button> : null}
      </p>
    </section>
  );
}

/** The other items of the same section, one click away. */
function ItemTabs({ viewed, onItem }: { viewed: Item; onItem: (item: string) => void }): ReactNode {
  const { say, policy, language } = useSurroundings();
  const section = viewed.clause.split('.').slice(0, 2).join('.');
  const items = policy.items.filter(({ clause }) => isWithin(clause, section));
  if (items.length < 2) return null;
  return (
    <div className="law-tabs" role="group" aria-label={say('itemsInClause')}>
      {items.map(({ id, name }) => (
        <button key={id} type="button" aria-pressed={id === viewed.id} onClick={() => onItem(id)}>{inLanguage(name, language)}</button>
      ))}
    </div>
  );
}

function ApplicantFacts({ form, state }: { form: FactFormState; state: LawState }): ReactNode {
  const { say, policy } = useSurroundings();
  const facts = factsOfApplicant(policy, state.draft.applicant.kind);
  const given = facts.filter(({ key }) => isGiven(form, ['applicant', key])).length;
  return (
    <details className="law-fold">
      <summary>{say('aboutApplicant')} <span className="law-help">{say('answeredOf', { n: given, all: facts.length })}</span></summary>
      <ApplicantKind kinds={policy.applicants} form={form} />
      <FactForm form={form} facts={factsOfClaim(policy)} at={['claim']} />
      <FactForm form={form} facts={facts} at={['applicant']} />
    </details>
  );
}

function Folded({ form, title, facts, at }: { form: FactFormState; title: string; facts: readonly Fact[]; at: readonly (string | number)[] }): ReactNode {
  const open = facts.some(({ key }) => isGiven(form, [...at, key]));
  return (
    <details className="law-fold" open={open || undefined}>
      <summary>{title}</summary>
      <FactForm form={form} facts={facts} at={at} />
    </details>
  );
}
