import { notAmong } from '../diagnostics.ts';
import type { Declared, DeclaredFact, DeclaredItem, DeclaredRecord } from '../resolved/declared.ts';
import { complainOfForm, complainOfMissing } from '../resolved/fields.ts';
import type { YamlText } from '../surface/yaml.ts';
import { complainOfType } from './checker.ts';
import type { Checker } from './checker.ts';
import type { Recorded, RecordedColumn } from './ir.ts';
import { formatShape, isYuan, join, numberOf, TEXT, WHOLE_NUMBER } from './shape.ts';
import type { Shape } from './shape.ts';
import { YUAN } from './unit.ts';

type Source = { readonly from: RecordedColumn['from']; readonly shape: Shape };

/** What does not depend on the parts of an item. */
const ofAnyAward: ReadonlyMap<string, Source> = new Map([
  ['item', { from: 'item', shape: TEXT }],
  ['claimYear', { from: 'claimYear', shape: WHOLE_NUMBER }],
  ['amount', { from: 'amount', shape: numberOf(YUAN, { rounded: true }) }],
]);

/**
 * The record that fills a list fact. Every column of the row has a source of its type, and exactly one of them is
 * money; where a part of the award is named, that column is a part too, for an award's whole amount would count once
 * for every part.
 */
export function checkRecorded(
  checker: Checker, { items }: Declared, fact: DeclaredFact,
): Recorded | undefined {
  const { recorded, type: { row } } = fact;
  if (!recorded) return undefined;
  if (!row || fact.scope !== 'item') {
    complainOfForm(checker.complain, recorded.at, 'recorded: of a list of an item');
    return undefined;
  }
  complainOfOthers(checker, recorded, row);
  const of = recorded.of.flatMap((name) => knownItem(checker, items, name) ?? []);
  const columns = row.flatMap((field) => columnOf(checker, { recorded, field, of }) ?? []);
  if (columns.length < row.length) return undefined;
  const amount = amountOf(checker, recorded, columns);
  return amount && {
    of: of.map(({ id }) => id), amount,
    same: columns.filter(({ isMoney }) => !isMoney).map(({ column }) => column),
  };
}

type Column = { readonly column: RecordedColumn; readonly isMoney: boolean };

/** The one column that adds up. */
function amountOf(
  { complain }: Checker, { at }: DeclaredRecord, columns: readonly Column[],
): RecordedColumn | undefined {
  const [amount, second] = columns.filter(({ isMoney }) => isMoney).map(({ column }) => column);
  const isPerPart = columns.some(({ column: { from } }) => typeof from === 'object');
  if (amount && !second && !(isPerPart && amount.from === 'amount')) return amount;
  complainOfForm(complain, at, isPerPart ? 'one money column: a part' : 'one money column');
  return undefined;
}

function knownItem(
  { complain }: Checker, items: readonly DeclaredItem[], { text, at }: YamlText,
): DeclaredItem | undefined {
  const found = items.find(({ id }) => id === text);
  if (!found) complain('unknown-item', at, notAmong(items.map(({ id }) => id), text));
  return found;
}

function complainOfOthers({ complain }: Checker, { columns }: DeclaredRecord, row: readonly DeclaredFact[]): void {
  for (const { name, at } of columns) {
    const isThere = row.some((field) => field.name === name || field.key === name);
    if (!isThere) complain('unknown-fact', at, notAmong(row.map((field) => field.name), name));
  }
}

type Sought = {
  readonly recorded: DeclaredRecord; readonly field: DeclaredFact; readonly of: readonly DeclaredItem[];
};

function columnOf(
  checker: Checker, { recorded, field, of }: Sought,
): Column | undefined {
  const written = recorded.columns.find(({ name }) => name === field.name || name === field.key);
  if (!written) {
    complainOfMissing(checker.complain, recorded.at, field.name);
    return undefined;
  }
  const source = sourceOf(checker, of, written.from);
  if (!source) return undefined;
  if (!join(field.type.shape, source.shape)) {
    complainOfType(checker, source.shape, written.from.at, formatShape(field.type.shape));
    return undefined;
  }
  const isMoney = field.type.wire === 'money' && isYuan(source.shape);
  return { column: { field: field.key, from: source.from }, isMoney };
}

/** A part that every one of the items has under the same key, else what every award has. */
function sourceOf(checker: Checker, of: readonly DeclaredItem[], { text, at }: YamlText): Source | undefined {
  const parts = of.map((item) => item.parts.find(({ name }) => name === text));
  const [part] = parts;
  const isCommon = part?.key !== undefined && parts.every((each) => each?.key === part.key);
  if (isCommon && part.key !== undefined) return { from: { part: part.key }, shape: part.shape };
  const any = ofAnyAward.get(text);
  if (any) return any;
  const known = [...of.flatMap((item) => item.parts).filter(({ key }) => key !== undefined).map(({ name }) => name),
    ...ofAnyAward.keys()];
  checker.complain('unknown-name', at, notAmong(known, text));
  return undefined;
}
