import type { Complain } from '../diagnostics.ts';
import { given } from '../given.ts';
import type { YamlEntry } from '../surface/yaml.ts';
import type {
  ClauseScope, DeclaredBudget, DeclaredDiscretion, DeclaredInstalments, DeclaredObligation,
  DeclaredUndertakings,
} from './declared.ts';
import {
  bilingualOf, complainOfMissing, entriesIn, entriesOf, fieldsOf, requiredBilingual, textOf, textsOf, wantKeys,
} from './fields.ts';
import type { Fields } from './fields.ts';

/** Keys of `process` that say what follows an award, or bounds it from outside. */
export const UNDERTAKING_KEYS = ['obligations', 'instalments', 'discretion', 'budgets'];

/** Reads obligations, instalments, discretion and budgets of one entry `process`. */
export function readUndertakings(fields: Fields, clause: ClauseScope): DeclaredUndertakings {
  const { complain } = fields;
  return {
    obligations: entriesIn(fields, 'obligations').map((entry) => readObligation(entry, clause, complain)),
    instalments: entriesIn(fields, 'instalments').map((entry) => readInstalments(entry, clause, complain)),
    discretion: entriesIn(fields, 'discretion').map((entry) => readDiscretion(entry, clause, complain)),
    budgets: entriesIn(fields, 'budgets').map((entry) => readBudget(entry, clause, complain)),
  };
}

/** Undertakings of several entries `process` together. */
export function joinUndertakings(a: DeclaredUndertakings, b: DeclaredUndertakings): DeclaredUndertakings {
  return {
    obligations: [...a.obligations, ...b.obligations], instalments: [...a.instalments, ...b.instalments],
    discretion: [...a.discretion, ...b.discretion], budgets: [...a.budgets, ...b.budgets],
  };
}

function readObligation(
  { key: id, keyAt: at, value }: YamlEntry, clause: ClauseScope, complain: Complain,
): DeclaredObligation {
  const fields = fieldsOf(value, at, ['of', 'name', 'from', 'until', 'recover', 'by'], complain);
  wantKeys(fields, ['of', 'from', 'until']);
  return {
    id, at, clause, name: requiredBilingual(fields, 'name'), of: textsOf(fields, 'of'),
    ...given({
      from: textOf(fields, 'from'), until: textOf(fields, 'until'), recover: textOf(fields, 'recover'),
      by: textOf(fields, 'by'),
    }),
  };
}

function readInstalments(
  { key, keyAt: at, value }: YamlEntry, clause: ClauseScope, complain: Complain,
): DeclaredInstalments {
  const parts = entriesOf(value, complain).map((entry) => {
    const fields = fieldsOf(entry.value, entry.keyAt, ['due', 'share', 'when'], complain);
    wantKeys(fields, ['due', 'share']);
    const texts = { due: textOf(fields, 'due'), share: textOf(fields, 'share'), when: textOf(fields, 'when') };
    return { id: entry.key, at: entry.keyAt, ...given(texts) };
  });
  if (parts.length === 0) complainOfMissing(complain, at, `${key}: { first: { due, share } }`);
  return { item: { text: key, at }, at, clause, parts };
}

function readDiscretion(
  { key, keyAt: at, value }: YamlEntry, clause: ClauseScope, complain: Complain,
): DeclaredDiscretion {
  const fields = fieldsOf(value, at, ['approver', 'within', 'criteria'], complain);
  wantKeys(fields, ['approver', 'within', 'criteria']);
  return {
    fact: { text: key, at }, at, clause, criteria: bilingualOf(fields, 'criteria') ?? { zh: '', en: '' },
    ...given({ approver: textOf(fields, 'approver'), within: textOf(fields, 'within') }),
  };
}

function readBudget(
  { key: id, keyAt: at, value }: YamlEntry, clause: ClauseScope, complain: Complain,
): DeclaredBudget {
  const fields = fieldsOf(value, at, ['of', 'ceiling', 'whenShort', 'rank'], complain);
  wantKeys(fields, ['of', 'ceiling', 'whenShort']);
  return {
    id, at, clause, of: textsOf(fields, 'of'),
    ...given({
      ceiling: textOf(fields, 'ceiling'), whenShort: textOf(fields, 'whenShort'), rank: textOf(fields, 'rank'),
    }),
  };
}
