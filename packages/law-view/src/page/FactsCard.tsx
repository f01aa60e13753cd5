import type { ReactNode } from 'react';
import type { Fact, Item } from '@qingce/policy-language/evaluate';
import { plainText } from '../facts/entry.ts';
import { FactForm } from '../facts/FactForm.tsx';
import { claimableItems } from '../facts/draft.ts';
import { factsOfApplicant, factsOfClaim, factsOfItem, isOptional, isGiven } from '../facts/form.ts';
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

/** The facts of the item in view, under the claim's and the applicant's own, which are folded into a line. */
export function FactsCard({ form, viewed, place, state, example }: FactsCardProps): ReactNode {
  const { policy, language } = useSurroundings();
  const section = viewed.clause.split('.').slice(0, 2).join('.');
  const siblings = policy.items.filter(({ clause }) => isWithin(clause, section));
  const mayClaim = claimableItems(policy, state.draft).some(({ id }) => id === viewed.id);
  return (
    <section className="law-card law-facts" aria-labelledby="law-facts-title">
      <h2 id="law-facts-title" className={siblings.length > 1 ? 'law-unseen' : undefined}>
        {inLanguage(viewed.name, language)}
      </h2>
      {siblings.length > 1 ? <ItemTabs viewed={viewed} items={siblings} onItem={state.look} /> : null}
      {mayClaim ? (
        <>
          <ApplicantFacts form={form} state={state} />
          {state.touched ? null : <Invitation example={example} onFill={state.fill} />}
          <ItemFacts form={form} item={viewed.id} place={place} />
        </>
      ) : (
        <ApplicantKind
          kinds={policy.applicants.filter(({ items }) => items.includes(viewed.id))}
          form={form}
          viewed={viewed}
        />
      )}
    </section>
  );
}

function Invitation({ example, onFill }: { example: unknown; onFill: (facts: unknown) => void }): ReactNode {
  const { say } = useSurroundings();
  return (
    <p className="law-invitation">
      {say('invitation')}{' '}
      {example === undefined ? null : (
        <button type="button" className="law-link" onClick={() => onFill(example)}>
          {say('example')}
        </button>
      )}
    </p>
  );
}

function ItemFacts({ form, item, place }: { form: FactFormState; item: string; place: number }): ReactNode {
  const { say, policy } = useSurroundings();
  const facts = factsOfItem(policy, item);
  const needed = facts.filter((fact) => !isOptional(policy, fact, item));
  const optional = facts.filter((fact) => isOptional(policy, fact, item));
  return (
    <>
      <FactForm form={form} facts={needed} at={['items', place]} />
      {optional.length === 0 ? null : (
        <Folded form={form} title={say('moreFacts')} facts={optional} at={['items', place]} />
      )}
    </>
  );
}

/** The other items of the same section, one click away. */
function ItemTabs({
  viewed,
  items,
  onItem,
}: {
  viewed: Item;
  items: readonly Item[];
  onItem: (item: string) => void;
}): ReactNode {
  const { say, language } = useSurroundings();
  return (
    <ul className="law-tabs" aria-label={say('itemsInClause')}>
      {items.map(({ id, name }) => (
        <li key={id}>
          <button type="button" aria-pressed={id === viewed.id} onClick={() => onItem(id)}>
            {inLanguage(name, language)}
          </button>
        </li>
      ))}
    </ul>
  );
}

function ApplicantFacts({ form, state }: { form: FactFormState; state: LawState }): ReactNode {
  const { say, policy, language } = useSurroundings();
  const { applicant, claim } = state.draft;
  const facts = factsOfApplicant(policy, applicant.kind);
  const given = facts.filter(({ key }) => isGiven(form, ['applicant', key])).length;
  const kind = policy.applicants.find((each) => each.kind === applicant.kind)?.name;
  const year = factsOfClaim(policy).find(({ wire }) => wire === 'year');
  return (
    <details className="law-fold law-fold--first">
      <summary>
        {kind ? `${inLanguage(kind, language)} · ` : ''}
        {year ? `${say('claimYear', { year: plainText(claim[year.key]) || '—' })} · ` : ''}
        {say('baseFacts', { n: given, all: facts.length })}
      </summary>
      <ApplicantKind kinds={policy.applicants} form={form} />
      <FactForm form={form} facts={factsOfClaim(policy)} at={['claim']} />
      <FactForm form={form} facts={facts} at={['applicant']} />
    </details>
  );
}

function Folded({
  form,
  title,
  facts,
  at,
}: {
  form: FactFormState;
  title: string;
  facts: readonly Fact[];
  at: readonly (string | number)[];
}): ReactNode {
  const open = facts.some(({ key }) => isGiven(form, [...at, key]));
  return (
    <details className="law-fold" open={open || undefined}>
      <summary>{title}</summary>
      <FactForm form={form} facts={facts} at={at} />
    </details>
  );
}
