import { useState } from 'react';
import type { ReactNode } from 'react';
import { fieldId } from '../law/anchors.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { Entry } from './EntryField.tsx';
import { FieldGroup } from './Field.tsx';
import { labelOf } from './form.ts';
import { pathText, readAt } from './path.ts';
import { RemoveRow } from './RowsField.tsx';
import type { FactFieldProps } from './form.ts';

/** A list of single values (months, years). One that may be empty is answered 没有, 有 or not at all. */
export function ListField(props: FactFieldProps): ReactNode {
  const { form, fact, path } = props;
  const given = readAt(form.json, path);
  const values = Array.isArray(given) ? (given as readonly unknown[]) : undefined;
  const [opened, setOpened] = useState(fact.mayBeEmpty !== true);
  const isOpen = opened || (values !== undefined && values.length > 0);
  return (
    <FieldGroup {...props} wide={isOpen}>
      {fact.mayBeEmpty ? <SomeOrNone {...props} values={values} isOpen={isOpen} onOpen={setOpened} /> : null}
      {isOpen ? <Values {...props} values={values ?? []} /> : null}
    </FieldGroup>
  );
}

type SomeOrNoneProps = FactFieldProps & {
  readonly values: readonly unknown[] | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
};

function SomeOrNone({ form, path, values, isOpen, onOpen }: SomeOrNoneProps): ReactNode {
  const { say } = useSurroundings();
  const name = fieldId(pathText(path));
  const choose = (open: boolean, value: unknown): void => {
    onOpen(open);
    form.onChange(path, value);
  };
  const answers = [
    { label: say('none'), checked: values?.length === 0 && !isOpen, choose: () => choose(false, []) },
    { label: say('some'), checked: isOpen, choose: () => choose(true, undefined) },
    { label: say('notGiven'), checked: values === undefined && !isOpen, choose: () => choose(false, undefined) },
  ];
  return (
    <span className="law-segments">
      {answers.map((answer, at) => (
        <label key={answer.label} className={at === 2 ? 'law-segment law-segment--empty' : 'law-segment'}>
          <input
            type="radio"
            name={name}
            id={at === 0 ? name : undefined}
            checked={answer.checked}
            disabled={form.readOnly}
            onChange={answer.choose}
          />
          <span>{answer.label}</span>
        </label>
      ))}
    </span>
  );
}

/** The values, and an empty entry where another is asked for; it becomes a value when something is typed. */
function Values({ form, fact, path, values }: FactFieldProps & { readonly values: readonly unknown[] }): ReactNode {
  const { say, language } = useSurroundings();
  const [adding, setAdding] = useState(fact.mayBeEmpty === true);
  const name = labelOf(fact, language);
  const remove = (index: number): void => {
    setAdding(false);
    if (index < values.length) form.onChange(values.length === 1 ? path : [...path, index], undefined);
  };
  const write = (index: number, value: unknown): void => {
    setAdding(value === undefined);
    if (value !== undefined) form.onChange([...path, index], value);
    else if (index < values.length) form.onChange(values.length === 1 ? path : [...path, index], undefined);
  };
  return (
    <>
      <ul className="law-values">
        {[...values, ...(adding ? [undefined] : [])].map((value, index) => (
          <li key={index}>
            <Entry
              wire={fact.of ?? 'text'}
              value={value}
              readOnly={form.readOnly}
              aria-label={say('entryOf', { fact: name, n: index + 1 })}
              onValue={(next) => write(index, next)}
            />
            <RemoveRow
              label={say('removeRow', { n: index + 1 })}
              readOnly={form.readOnly}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ul>
      {form.readOnly || adding ? null : (
        <button type="button" className="law-add" onClick={() => setAdding(true)}>
          <span aria-hidden="true">＋ </span>
          {say('addRow')}
          <span className="law-unseen"> {name}</span>
        </button>
      )}
    </>
  );
}
