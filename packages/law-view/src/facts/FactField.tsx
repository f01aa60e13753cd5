import type { ReactNode } from 'react';
import { ChoiceField, YesNoField } from './ChoiceField.tsx';
import { Field } from './Field.tsx';
import { ListField } from './ListField.tsx';
import { RowsField } from './RowsField.tsx';
import { EntryField } from './EntryField.tsx';
import type { FactFieldProps } from './form.ts';

/** One declared fact with its label, its entry, its unit and what is wrong with it. */
export function FactField(props: FactFieldProps): ReactNode {
  const { fact } = props;
  switch (fact.wire) {
    case 'boolean': return <YesNoField {...props} />;
    case 'choice': return <ChoiceField {...props} />;
    case 'rows': return <RowsField {...props} renderField={(field) => <FactField {...field} />} />;
    case 'list': return <ListField {...props} />;
    default: return <Field {...props}>{(entry) => <EntryField {...props} {...entry} />}</Field>;
  }
}
