import type { ReactNode } from 'react';
import { fieldId } from '../law/anchors.ts';
import { inLanguage } from '../wording/say.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { errorsAt, isGiven, isNeeded, labelOf } from './form.ts';
import { pathText } from './path.ts';
import type { FactFieldProps } from './form.ts';

/** What an entry needs to be joined with its label and its notes. */
export type EntryAttributes = {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': true | undefined;
};

/** Label, entry and notes of a fact that has a single entry. */
export function Field(props: FactFieldProps & { children: (entry: EntryAttributes) => ReactNode }): ReactNode {
  const { id, invalid, className } = standingOf(props);
  return (
    <div className={className}>
      <label htmlFor={id}>
        <FieldLabel {...props} />
      </label>
      {props.children({ id, 'aria-describedby': `${id}-notes`, 'aria-invalid': invalid || undefined })}
      <FieldNotes {...props} />
    </div>
  );
}

/** The same for a fact with several entries: a group with a legend. */
export function FieldGroup(props: FactFieldProps & { wide?: boolean; children: ReactNode }): ReactNode {
  const { id, className } = standingOf(props);
  return (
    <fieldset className={`${className}${props.wide ? ' law-field--wide' : ''}`} aria-describedby={`${id}-notes`}>
      <legend>
        <FieldLabel {...props} />
      </legend>
      {props.children}
      <FieldNotes {...props} />
    </fieldset>
  );
}

function standingOf({ form, fact, path }: FactFieldProps): { id: string; invalid: boolean; className: string } {
  const invalid = errorsAt({ form, fact, path }).length > 0;
  const open = isNeeded(form, path) && !isGiven(form, path);
  const className = ['law-field', invalid ? 'law-field--invalid' : '', open ? 'law-field--needed' : '']
    .filter(Boolean)
    .join(' ');
  return { id: fieldId(pathText(path)), invalid, className };
}

function FieldLabel({ fact }: FactFieldProps): ReactNode {
  const { language } = useSurroundings();
  return <>{labelOf(fact, language)}</>;
}

/** What is wrong, and, while the field is in use, the whole question with its help and who confirms the answer. */
function FieldNotes({ form, fact, path }: FactFieldProps): ReactNode {
  const { language, policy, say } = useSurroundings();
  const office = policy.process.offices.find(({ id }) => id === fact.confirmedBy)?.name;
  return (
    <div className="law-notes" id={`${fieldId(pathText(path))}-notes`}>
      {errorsAt({ form, fact, path }).map((error) => (
        <p key={error.code} className="law-error">
          <span aria-hidden="true">✗ </span>
          {inLanguage(error.messages, language)}
        </p>
      ))}
      <p className="law-help law-question">
        {inLanguage(fact.ask, language)}
        {fact.help ? ` ${inLanguage(fact.help, language)}` : ''}
        {office ? ` ${say('confirmedBy', { office: inLanguage(office, language) })}` : ''}
      </p>
    </div>
  );
}
