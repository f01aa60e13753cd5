import type { ReactNode } from 'react';
import { fieldId } from '../law/anchors.ts';
import { inLanguage } from '../wording/say.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { plainText } from './entry.ts';
import { Field, FieldGroup } from './Field.tsx';
import { pathText, readAt } from './path.ts';
import type { FactFieldProps } from './form.ts';

type Option = { readonly value: unknown; readonly label: string };

/** Up to this many options stand side by side; more go into a list that opens. */
const OPTIONS_SIDE_BY_SIDE_MAX = 4;
const LABELS_SIDE_BY_SIDE_LENGTH_MAX = 6;

/** 是 / 否 / 未填 — three answers, for an open question is not a no. */
export function YesNoField(props: FactFieldProps): ReactNode {
  const { say } = useSurroundings();
  return (
    <Segments
      {...props}
      options={[
        { value: true, label: say('yes') },
        { value: false, label: say('no') },
      ]}
    />
  );
}

/** One of the declared options, or not given. */
export function ChoiceField(props: FactFieldProps): ReactNode {
  const { language } = useSurroundings();
  const options = (props.fact.options ?? []).map(({ key, label }) => ({
    value: key,
    label: inLanguage(label, language),
  }));
  const length = options.reduce((sum, { label }) => sum + label.length, 0);
  const sideBySide = options.length <= OPTIONS_SIDE_BY_SIDE_MAX && length <= LABELS_SIDE_BY_SIDE_LENGTH_MAX;
  return sideBySide ? <Segments {...props} options={options} /> : <Select {...props} options={options} />;
}

function Segments({ options, ...props }: FactFieldProps & { options: readonly Option[] }): ReactNode {
  const { say } = useSurroundings();
  const { form, path } = props;
  const given = readAt(form.json, path) ?? undefined;
  const name = fieldId(pathText(path));
  return (
    <FieldGroup {...props}>
      <span className="law-segments">
        {[...options, { value: undefined, label: say('notGiven') }].map(({ value, label }, at) => (
          <label key={label} className={value === undefined ? 'law-segment law-segment--empty' : 'law-segment'}>
            <input
              type="radio"
              name={name}
              id={at === 0 ? name : undefined}
              checked={given === value}
              disabled={form.readOnly}
              onChange={() => form.onChange(path, value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </span>
    </FieldGroup>
  );
}

function Select({ options, ...props }: FactFieldProps & { options: readonly Option[] }): ReactNode {
  const { say } = useSurroundings();
  const { form, path } = props;
  return (
    <Field {...props}>
      {(entry) => (
        <span className="law-entry">
          <select
            {...entry}
            disabled={form.readOnly}
            value={plainText(readAt(form.json, path))}
            onChange={(event) => form.onChange(path, event.target.value === '' ? undefined : event.target.value)}
          >
            <option value="">{say('notGiven')}</option>
            {options.map(({ value, label }) => (
              <option key={label} value={plainText(value)}>
                {label}
              </option>
            ))}
          </select>
        </span>
      )}
    </Field>
  );
}
