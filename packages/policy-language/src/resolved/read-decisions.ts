import type { Complain } from '../diagnostics.ts';
import { given } from '../given.ts';
import type { YamlEntry } from '../surface/yaml.ts';
import type { Remedy, StepMissed, StepRole } from '../typed/ir.ts';
import type { DeclaredApproval } from './declared.ts';
import {
  bilingualOf, complainOfForm, complainOfMissing, entriesIn, fieldsOf, requiredBilingual, textOf,
} from './fields.ts';
import type { Fields } from './fields.ts';

/** What the case work calls a step by, whatever the policy calls it. */
const STEP_ROLES: readonly StepRole[] = [
  'acceptance', 'correction', 'preliminary-review', 'joint-review', 'escalation', 'public-notice', 'objections',
  'decision',
];
const MISSED: readonly StepMissed[] = ['refuse', 'as-submitted'];

/** `role` and `missed` of a step. */
export function standingOf(step: Fields): { role?: StepRole; missed?: StepMissed } {
  return given({ role: oneOf(step, 'role', STEP_ROLES), missed: oneOf(step, 'missed', MISSED) });
}

function oneOf<Word extends string>(fields: Fields, key: string, words: readonly Word[]): Word | undefined {
  const written = textOf(fields, key);
  if (!written) return undefined;
  const word = words.find((each) => each === written.text);
  if (word === undefined) complainOfForm(fields.complain, written.at, `${key}: ${words.join(' | ')}`);
  return word;
}

/** 审批层级 — `major: { name, above: 1000000元, by: city-government }`, in the order of the file. */
export function approvalsOf(fields: Fields): DeclaredApproval[] {
  return entriesIn(fields, 'approvals').flatMap((entry) => readApproval(entry, fields.complain) ?? []);
}

function readApproval({ key: id, keyAt: at, value }: YamlEntry, complain: Complain): DeclaredApproval | undefined {
  const level = fieldsOf(value, at, ['name', 'above', 'by'], complain);
  const [above, by] = [textOf(level, 'above'), textOf(level, 'by')];
  if (!above || !by) {
    complainOfMissing(complain, at, above ? 'by' : 'above');
    return undefined;
  }
  const [, amount] = /^((?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,2})?)元$/.exec(above.text) ?? [];
  if (amount === undefined) complainOfForm(complain, above.at, 'above: 1000000元');
  return { id, name: requiredBilingual(level, 'name'), above: amount ?? '0', by };
}

/** 救济途径 — what is open to whom a decision goes against, with the time for it and what it rests on. */
export function remediesOf(fields: Fields): Remedy[] {
  return entriesIn(fields, 'remedies').map(({ key: id, keyAt: at, value }) => {
    const remedy = fieldsOf(value, at, ['name', 'to', 'within', 'basis'], fields.complain);
    const within = textOf(remedy, 'within');
    if (!within) complainOfMissing(fields.complain, at, 'within');
    const isSpan = within === undefined || /^[1-9][0-9]{0,2} (?:day|month)s?$/.test(within.text);
    if (within && !isSpan) complainOfForm(fields.complain, within.at, 'within: 60 days | 6 months');
    return {
      id, name: requiredBilingual(remedy, 'name'), to: requiredBilingual(remedy, 'to'), within: within?.text ?? '',
      ...given({ basis: bilingualOf(remedy, 'basis') }),
    };
  });
}
