import type { ReactNode } from 'react';
import type { CheckedPolicy, Item } from '@qingce/policy-language/evaluate';
import { fieldId } from '../law/anchors.ts';
import { readAt } from '../facts/path.ts';
import { inLanguage } from '../wording/say.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import type { FactFormState } from '../facts/form.ts';

const path = ['applicant', 'kind'] as const;

type ApplicantKindProps = {
  readonly kinds: CheckedPolicy['applicants'];
  readonly form: FactFormState;
  /** An item that the present kind may not claim. */
  readonly viewed?: Item;
};

/** 申报主体 — who claims: one of the kinds that the policy declares. */
export function ApplicantKind({ kinds, form, viewed }: ApplicantKindProps): ReactNode {
  const { say, policy, language } = useSurroundings();
  const present = readAt(form.json, path);
  const named = policy.applicants.find(({ kind }) => kind === present);
  return (
    <fieldset className={viewed ? 'law-field law-field--wide' : 'law-field'}>
      <legend>
        {viewed && named
          ? say('notForKind', { item: inLanguage(viewed.name, language), kind: inLanguage(named.name, language) })
          : say('applicantKind')}
      </legend>
      <span className="law-segments">
        {kinds.map(({ kind, name }, at) => (
          <label key={kind} className="law-segment">
            <input
              type="radio"
              name="applicant-kind"
              id={at === 0 ? fieldId('applicant.kind') : undefined}
              checked={kind === present}
              onChange={() => form.onChange(path, kind)}
            />
            <span>{inLanguage(name, language)}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
