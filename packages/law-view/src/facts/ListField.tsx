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
  const values: readonly unknown[] | undefined = Array.isArray(given) ? given as unknown[] : undefined;
  const [opened, setOpened] = useState(false);
  const asksFirst = fact.mayBeEmpty === true;
  const open = opened || (values?.length ?? 0) > 0;
  return (
    <FieldGroup {...props} wide={open}>
      {asksFirst ? <SomeOrNone {...props} values={values} open={open} onOpen={setOpened} /> : null}
      {open || !asksFirst ? <Values {...props} values={values ?? []} open={open} /> : null}
    </FieldGroup>
  );
}

type SomeOrNoneProps = FactFieldProps & { values: readonly unknown[] | undefined; open: boolean; onOpen: (open: boolean) => void };

function SomeOrNone({ form, path, values, open, onOpen }: SomeOrNoneProps): ReactNode {
  const { say } = useSurroundings();
  const name = fieldId(pathText(path));
  const choose = (opened: boolean, value: unknown): void => {
    onOpen(opened);
    form.onChange(path, value);
  };
  const answers = [
    { label: say('none'), checked: values?.length === 0 && !open, choose: () => choose(false, []) },
    { label: say('some'), checked: open, choose: () => choose(true, undefined) },
    { label: say('notGiven'), checked: values === undefined && !open, choose: () => choose(false, undefined) },
  ];
  return (
    <span className="law-segments">
      {answers.map((answer, at) => (
        <label key={answer.label} className={at === 2 ? 'law-segment law-segment--empty' : 'law-segment'}>
          <input type="radio" name={name} id={at === 0 ? name : undefined} checked={answer.checked} disabled={form.readOnly} onChange={answer.choose} />
          <span>{answer.label}</span>
        </label>
      ))}
    </span>
  );
}

function Values({ form, fact, path, values, open }: FactFieldProps & { values: readonly unknown[]; open: boolean }): ReactNode {
  const { say, language } = useSurroundings();
  const name = labelOf(fact, language);
  // An entry that is added stands empty until something is typed; null travels as not known.
  const shown = values.length === 0 && open ? [null] : values;
  return (
    <>
      <ul className="law-values">
        {shown.map((value, index) => (
          // A value of a list has no identity but its place.
          // oxlint-disable-next-line react/no-array-index-key -- see above
          <li key={index}>
            <Entry
              wire={fact.of ?? 'text'} value={value} readOnly={form.readOnly} aria-label={say('entryOf', { fact: name, n: index + 1 })}
              onValue={(next) => form.onChange(next === undefined && values.length <= 1 ? path : [...path, index], next ?? (values.length > 1 ? '' : undefined))}
            />
            <RemoveRow label={say('removeRow', { n: index + 1 })} readOnly={form.readOnly} onRemove={() => form.onChange(values.length <= 1 ? path : [...path, index], undefined)} />
          </li>
        ))}
      </ul>
      {form.readOnly ? null : (
        <button type="button" className="law-add" onClick={() => form.onChange([...path, shown.length], '')}>
          <span aria-hidden="true">＋ </span>{say('addRow')}<span className="law-unseen"> {name}</span>
        </button>
      )}
    </>
  );
}
