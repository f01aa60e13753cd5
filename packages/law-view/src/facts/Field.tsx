import type { ReactNode } from 'react';
import { fieldId } from '../law/anchors.ts';
import { inLanguage } from '../wording/say.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { errorsAt, isGiven, isNeeded } from './form.ts';
import { pathText } from './path.ts';
import type { FactFieldProps } from './form.ts';

/** What an entry needs to be joined with its label and its notes. */
export type EntryAttributes = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

/** Label, entry and notes of a fact that has a single entry. */
export function Field(props: FactFieldProps & { children: (entry: EntryAttributes) => ReactNode }): ReactNode {
  const { id, noted, invalid, className } = useField(props);
  return (
    <div className={className}>
      <label htmlFor={id}><FieldLabel {...props} /></label>
      {props.children({ id, 'aria-describedby': noted ? `${id}-notes` : undefined, 'aria-invalid': invalid || undefined })}
      <FieldNotes {...props} />
    </div>
  );
}

/** The same for a fact with several entries: a group with a legend. */
export function FieldGroup(props: FactFieldProps & { wide?: boolean; children: ReactNode }): ReactNode {
  const { id, noted, className } = useField(props);
  return (
    <fieldset className={`${className}${props.wide ? ' law-field--wide' : ''}`} aria-describedby={noted ? `${id}-notes` : undefined}>
      <legend><FieldLabel {...props} /></legend>
      {props.children}
      <FieldNotes {...props} />
    </fieldset>
  );
}

function useField({ form, fact, path }: FactFieldProps): { id: string; noted: boolean; invalid: boolean; className: string } {
  const invalid = errorsAt(form, path).length > 0;
  const open = isNeeded(form, path) && !isGiven(form, path);
  const className = ['law-field', invalid ? 'law-field--invalid' : '', open ? 'law-field--needed' : ''].filter(Boolean).join(' ');
  return { id: fieldId(pathText(path)), noted: invalid || fact.help !== undefined, invalid, className };
}

function FieldLabel({ fact }: FactFieldProps): ReactNode {
  const { language } = useSurroundings();
  return <>{inLanguage(fact.ask, language)}</>;
}

function FieldNotes({ form, fact, path }: FactFieldProps): ReactNode {
  const { language } = useSurroundings();
  const errors = errorsAt(form, path);
  if (errors.length === 0 && fact.help === undefined) return null;
  return (
    <div className="law-notes" id={`${fieldId(pathText(path))}-notes`}>
      {errors.map((error) => (
        <p key={error.code} className="law-error"><span aria-hidden="true">✗ </span>{inLanguage(error.messages, language)}</p>
      ))}
      {fact.help ? <p className="law-help">{inLanguage(fact.help, language)}</p> : null}
    </div>
  );
}
