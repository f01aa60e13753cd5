import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import type { Declared, DeclaredFact } from '../resolved/declared.ts';
import { complainOfForm, complainOfMissing } from '../resolved/fields.ts';
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

/**
 * The yes/no fact that says no when nobody behind a list is approved, by its key: of every item of the list, and
 * confirmed by the same office. A list that stands for persons has to name one, or a no to all would grant nothing and
 * refuse nothing.
 */
export function checkApproval(complain: Complain, declared: Declared, list: DeclaredFact): string | undefined {
  const { persons, approval } = list;
  if (!approval) {
    if (persons) complainOfMissing(complain, persons.at, 'approval');
    return undefined;
  }
  const own = declared.facts.filter((fact) => fact !== list && fact.scope === list.scope
    && list.items.every((item) => fact.items.includes(item)));
  const found = own.find(({ name, key }) => name === approval.text || key === approval.text);
  if (!found) {
    complain('unknown-fact', approval.at, notAmong(own.map(({ name }) => name), approval.text));
    return undefined;
  }
  if (!persons || !isYesOrNoOf(list.confirmedBy?.text, found)) {
    complainOfForm(complain, approval.at, 'approval: a yes/no fact of the same office, beside persons:');
    return undefined;
  }
  return found.key;
}

function isYesOrNoOf(office: string | undefined, { type, confirmedBy }: DeclaredFact): boolean {
  return type.shape.kind === 'boolean' && confirmedBy?.text === office;
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
