import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { Fact } from '@qingce/policy-language/evaluate';
import { fieldId } from '../law/anchors.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { dayAfter } from './draft.ts';
import { FieldGroup } from './Field.tsx';
import { isGiven, isOptional, labelOf } from './form.ts';
import { pathText, readAt } from './path.ts';
import type { FactFieldProps, FactFormState } from './form.ts';
import type { FactPath } from './path.ts';

type Row = Readonly<Record<string, unknown>>;
/** The fields of a row are drawn by whoever draws all fields; importing it here would close a circle. */
type RowsFieldProps = FactFieldProps & { readonly renderField: (field: FactFieldProps) => ReactNode };

/** A list of rows (期间, 证书, 展会…), each a small form of its own. A list that is needed opens with an empty row. */
export function RowsField(props: RowsFieldProps): ReactNode {
  const { say, language, policy } = useSurroundings();
  const { form, fact, path } = props;
  const given = readAt(form.json, path);
  const rows: readonly Row[] = Array.isArray(given) ? (given as Row[]) : [];
  const shown = rows.length === 0 && !isOptional(policy, fact, itemAt(form, path)) ? [{}] : rows;
  const name = labelOf(fact, language);
  return (
    <FieldGroup {...props} wide>
      <ol className="law-rows">
        {shown.map((_, index) => (
          <li key={index} className="law-row">
            <RowFields {...props} index={index} />
            {rows.length === 0 ? null : (
              <RemoveRow
                label={say('removeRow', { n: index + 1 })}
                readOnly={form.readOnly}
                onRemove={() => removeRow(form, path, rows, index)}
              />
            )}
          </li>
        ))}
      </ol>
      {form.readOnly ? null : (
        <button
          type="button"
          className="law-add"
          id={fieldId(`${pathText(path)}-add`)}
          onClick={() => form.onChange(path, [...shown, nextRow(props, shown)])}
        >
          <span aria-hidden="true">＋ </span>
          {say('addRow')}
          <span className="law-unseen"> {name}</span>
        </button>
      )}
    </FieldGroup>
  );
}

function RowFields({ form, fact, path, index, renderField }: RowsFieldProps & { index: number }): ReactNode {
  const { say, language, policy } = useSurroundings();
  const item = itemAt(form, path);
  const fields = fact.row ?? [];
  const draw = (field: Fact): ReactNode => (
    <Fragment key={field.id}>{renderField({ form, fact: field, path: [...path, index, field.key] })}</Fragment>
  );
  const optional = fields.filter((field) => isOptional(policy, field, item));
  const isOpen = optional.some((field) => isGiven(form, [...path, index, field.key]));
  return (
    <fieldset className="law-row-fields">
      <legend className="law-unseen">{say('rowOf', { fact: labelOf(fact, language), n: index + 1 })}</legend>
      {fields.filter((field) => !optional.includes(field)).map(draw)}
      {optional.length === 0 ? null : (
        <details className="law-fold law-fold--row" open={isOpen || undefined}>
          <summary>{say('moreFacts')}</summary>
          <div className="law-row-fields">{optional.map(draw)}</div>
        </details>
      )}
    </fieldset>
  );
}

type RemoveRowProps = {
  readonly label: string;
  readonly readOnly?: boolean | undefined;
  readonly onRemove: () => void;
};

/** Takes a row or a value out of its list. */
export function RemoveRow({ label, readOnly, onRemove }: RemoveRowProps): ReactNode {
  if (readOnly) return null;
  return (
    <button type="button" className="law-remove" aria-label={label} title={label} onClick={onRemove}>
      <span aria-hidden="true">×</span>
    </button>
  );
}

/** The list without that row; the last one takes the list with it, since a list that is given may not be empty. */
function removeRow(form: FactFormState, path: FactPath, rows: readonly unknown[], index: number): void {
  form.onChange(rows.length <= 1 ? path : [...path, index], undefined);
}

/** A new row; of periods, one that begins where the last one ends. */
function nextRow({ fact }: FactFieldProps, rows: readonly Row[]): Row {
  const periods = fact.type.kind === 'list' && fact.type.of.kind === 'record' && fact.type.of.period;
  const last = rows.at(-1)?.to;
  const from = periods && typeof last === 'string' ? dayAfter(last) : undefined;
  return from === undefined ? {} : { from };
}

function itemAt(form: FactFormState, path: FactPath): string | undefined {
  const item = path[0] === 'items' ? readAt(form.json, [...path.slice(0, 2), 'item']) : undefined;
  return typeof item === 'string' ? item : undefined;
}
