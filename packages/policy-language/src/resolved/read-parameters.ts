import { formatDay } from '@qingce/values';
import type { Complain } from '../diagnostics.ts';
import type { Excerpt } from '../source/document.ts';
import type { Span } from '../source/source-text.ts';
import type { YamlEntry } from '../surface/yaml.ts';
import type { ClauseScope, DeclaredParameter, WrittenSection } from './declared.ts';
import {
  complainOfForm, complainOfMissing, entriesIn, entriesOf, fieldsOf, nodeOf, requiredBilingual, toName,
} from './fields.ts';
import { readStretch, wantNext } from './read-stretch.ts';
import type { Stretch } from './read-stretch.ts';

/** Column of the table that a parameter becomes. */
export const PARAMETER_VALUE = '值';
const PARAMETER_DAY = '日';
const FORM = '2024-01-01..2024-12-31: 2300元/月';

/**
 * Reads `parameters`: figures that other documents set for a time. Each becomes a table from the day to the
 * value, which knows the stated days alone.
 */
export function readParameters({ node, clause }: WrittenSection, complain: Complain): DeclaredParameter[] {
  return entriesOf(node, complain).flatMap((entry) => readParameter(entry, clause, complain) ?? []);
}

type Value = Stretch & { readonly at: Span; readonly literal: Excerpt };

function readParameter(
  { key: written, keyAt: at, value }: YamlEntry, clause: ClauseScope, complain: Complain,
): DeclaredParameter | undefined {
  const fields = fieldsOf(value, at, ['source', 'values'], complain);
  const { name, key = name } = toName(written, at, complain);
  const source = requiredBilingual(fields, 'source');
  const values = entriesIn(fields, 'values').flatMap((entry) => readValue(entry, complain) ?? []);
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last) {
    if (!nodeOf(fields, 'values')) complainOfMissing(complain, at, 'values');
    return undefined;
  }
  wantNext(values, complain);
  return {
    name, key, at, clause, source, from: first.from, to: last.to,
    table: { kind: 'table', name, at, clause, written: tableOf(name, at, values) },
  };
}

function readValue({ key, keyAt: at, value }: YamlEntry, complain: Complain): Value | undefined {
  const stretch = readStretch(key);
  if (stretch && value.kind === 'text') return { ...stretch, at, literal: { text: value.text, at: value.at } };
  complainOfForm(complain, at, FORM);
  return undefined;
}

/** Hit policy F: what lies outside the stated days is not the table's to answer. */
function tableOf(
  name: string, at: Span, values: readonly Value[],
): DeclaredParameter['table']['written'] {
  const excerpt = (text: string): Excerpt => ({ text, at });
  const day = excerpt(PARAMETER_DAY);
  return {
    kind: 'table', at, name: excerpt(name), hit: excerpt('F'), inputs: [day],
    header: [day, excerpt(PARAMETER_VALUE)],
    rows: values.map(({ from, to, at: rowAt, literal }) => {
      const cell = { text: `[${formatDay(from)}..${formatDay(to)}]`, at: rowAt };
      return { at: rowAt, cells: [cell, literal] };
    }),
  };
}
