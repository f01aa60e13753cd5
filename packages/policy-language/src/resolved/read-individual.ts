import type { DeclaredIndividual } from './declared.ts';
import {
  complainOfForm, complainOfMissing, entriesIn, fieldsOf, nodeOf, textOf, toBilingual,
} from './fields.ts';
import type { Fields } from './fields.ts';

/** 一企一策 — `individual: { item: special, number: 文号, amount: 金额, years: 3, subjects: { big: { zh, en } } }`. */
export function individualOf(fields: Fields): DeclaredIndividual | undefined {
  const node = nodeOf(fields, 'individual');
  if (!node) return undefined;
  const written = fieldsOf(node, node.at, ['item', 'number', 'amount', 'years', 'subjects'], fields.complain);
  const [item, number, amount] = ['item', 'number', 'amount'].map((key) => textOf(written, key));
  const subjects = entriesIn(written, 'subjects').map(({ key: id, value }) =>
    ({ id, name: toBilingual(value, fields.complain) }));
  if (subjects.length === 0) complainOfMissing(fields.complain, node.at, 'subjects');
  if (!item || !number || !amount) {
    const missing = item ? (number ? 'amount' : 'number') : 'item';
    complainOfMissing(fields.complain, node.at, missing);
    return undefined;
  }
  return { item, number, amount, subjects, years: yearsOf(written) };
}

const YEARS_UNSTATED = 1;

function yearsOf(written: Fields): number {
  const years = textOf(written, 'years');
  if (!years) return YEARS_UNSTATED;
  if (/^[1-9][0-9]?$/.test(years.text)) return Number.parseInt(years.text, 10);
  complainOfForm(written.complain, years.at, 'years: 3');
  return YEARS_UNSTATED;
}
