import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import type { Declared, DeclaredFact } from '../resolved/declared.ts';
import { complainOfForm } from '../resolved/fields.ts';
import type { YamlText } from '../surface/yaml.ts';
import type { Individual } from './ir.ts';

/** The field of a list's rows that counts persons, by its key; of a whole number, or it is complained of. */
export function checkPersons(complain: Complain, { persons, type: { row } }: DeclaredFact): string | undefined {
  if (!persons) return undefined;
  if (!row) {
    complainOfForm(complain, persons.at, 'persons: of a list');
    return undefined;
  }
  const field = row.find(({ name, key }) => name === persons.text || key === persons.text);
  if (!field) {
    complain('unknown-fact', persons.at, notAmong(row.map(({ name }) => name), persons.text));
    return undefined;
  }
  const { shape } = field.type;
  if (shape.kind !== 'number' || shape.whole !== true) {
    complainOfForm(complain, persons.at, 'persons: a field that is a whole number');
    return undefined;
  }
  return field.key;
}

/** 一企一策 with its names bound: an item, and two of its facts by their keys; what is unknown is complained of. */
export function checkIndividual(complain: Complain, { process, items, facts }: Declared): Individual | undefined {
  const { individual } = process;
  if (!individual) return undefined;
  const { item, number, amount, ...rest } = individual;
  const ids = items.map(({ id }) => id);
  if (!ids.includes(item.text)) {
    complain('unknown-item', item.at, notAmong(ids, item.text));
    return undefined;
  }
  const own = facts.filter((fact) => fact.items.includes(item.text));
  const keyOf = ({ text, at }: YamlText): string | undefined => {
    const found = own.find(({ name, key }) => name === text || key === text);
    if (!found) complain('unknown-fact', at, notAmong(own.map(({ name }) => name), text));
    return found?.key;
  };
  const [numberKey, amountKey] = [keyOf(number), keyOf(amount)];
  if (numberKey === undefined || amountKey === undefined) return undefined;
  return { ...rest, item: item.text, number: numberKey, amount: amountKey };
}
