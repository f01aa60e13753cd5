import type { Complain } from '../diagnostics.ts';
import { given } from '../given.ts';
import type { Process } from '../typed/ir.ts';
import type {
  ClauseScope, DeclaredMaterial, DeclaredProcess, DeclaredStep, WrittenSection,
} from './declared.ts';
import {
  complainOfForm, complainOfMissing, countOf, entriesIn, fieldsOf, flagOf, nodeOf, requiredBilingual, requiredText,
  textOf, textsOf, toBilingual,
} from './fields.ts';
import type { Fields } from './fields.ts';
import { approvalsOf, remediesOf, standingOf } from './read-decisions.ts';
import { individualOf } from './read-individual.ts';
import { recoveryOf } from './read-recovery.ts';
import { joinUndertakings, readUndertakings, UNDERTAKING_KEYS } from './read-undertakings.ts';

const PROCESS_KEYS = [
  'offices', 'window', 'steps', 'notice', 'materials', 'approvals', 'remedies', 'individual', 'recovery',
  ...UNDERTAKING_KEYS,
];
const NO_PROCESS: DeclaredProcess = {
  offices: [], steps: [], materials: [], approvals: [], remedies: [], recovery: [],
  obligations: [], instalments: [], discretion: [], budgets: [],
};

/** Reads the entries `process` of a file, which may stand in several clauses, into one. */
export function readProcess(sections: readonly WrittenSection[], complain: Complain): DeclaredProcess {
  const joined = sections.reduce((all, { node, at, clause }): DeclaredProcess => {
    const one = readOne(fieldsOf(node, at, PROCESS_KEYS, complain), clause);
    return {
      ...all, ...one, offices: [...all.offices, ...one.offices], steps: [...all.steps, ...one.steps],
      materials: [...all.materials, ...one.materials], approvals: [...all.approvals, ...one.approvals],
      remedies: [...all.remedies, ...one.remedies], recovery: [...all.recovery, ...one.recovery],
      ...joinUndertakings(all, one),
    };
  }, NO_PROCESS);
  for (const { at, by } of joined.steps) if (by.length === 0) complainOfMissing(complain, at, 'by');
  return joined;
}

function readOne(fields: Fields, clause: ClauseScope): DeclaredProcess {
  const offices = entriesIn(fields, 'offices').map(({ key, value }) =>
    ({ id: key, name: toBilingual(value, fields.complain) }));
  return {
    offices, steps: stepsOf(fields, clause), materials: materialsOf(fields, clause),
    approvals: approvalsOf(fields), remedies: remediesOf(fields), recovery: recoveryOf(fields, clause),
    ...given({ window: windowOf(fields), notice: noticeOf(fields), individual: individualOf(fields) }),
    ...readUndertakings(fields, clause),
  };
}

/** Month and day on which claims open and close. */
function windowOf(fields: Fields): Process['window'] {
  const node = nodeOf(fields, 'window');
  if (!node) return undefined;
  const window = fieldsOf(node, node.at, ['opens', 'closes'], fields.complain);
  return { opens: monthDayOf(window, 'opens'), closes: monthDayOf(window, 'closes') };
}

function monthDayOf(fields: Fields, key: string): string {
  const text = requiredText(fields, key);
  const isMonthDay = /^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/.test(text);
  const at = textOf(fields, key)?.at ?? fields.at;
  if (text !== '' && !isMonthDay) complainOfForm(fields.complain, at, `${key}: 03-01`);
  return text;
}

function noticeOf(fields: Fields): Process['notice'] {
  const node = nodeOf(fields, 'notice');
  if (!node) return undefined;
  const notice = fieldsOf(node, node.at, ['workingDays', 'days'], fields.complain);
  return { workingDays: countOf(notice, 'workingDays') ?? 0, days: countOf(notice, 'days') ?? 0 };
}

function stepsOf(fields: Fields, clause: ClauseScope): DeclaredStep[] {
  return entriesIn(fields, 'steps').map(({ key: id, keyAt: at, value }) => {
    const step = fieldsOf(value, at, ['name', 'by', 'people', 'role', 'within', 'missed', 'clause'], fields.complain);
    return {
      id, at, name: requiredBilingual(step, 'name'), by: textsOf(step, 'by'),
      ...given({ people: countOf(step, 'people'), within: textOf(step, 'within')?.text }),
      ...standingOf(step), clause: textOf(step, 'clause')?.text ?? clause.id,
    };
  });
}

/** The name of a file in the policy's folder of templates, and no way out of it. */
function templateOf(material: Fields): string | undefined {
  const template = textOf(material, 'template');
  if (!template || /^[a-z0-9][a-z0-9-]*\.[a-z]+$/.test(template.text)) return template?.text;
  complainOfForm(material.complain, template.at, 'template: application-report.html');
  return undefined;
}

function materialsOf(fields: Fields, clause: ClauseScope): DeclaredMaterial[] {
  return entriesIn(fields, 'materials').map(({ key: id, keyAt: at, value }) => {
    const keys = ['name', 'for', 'required', 'copies', 'clause', 'expires', 'template'];
    const material = fieldsOf(value, at, keys, fields.complain);
    return {
      id, name: requiredBilingual(material, 'name'), for: textsOf(material, 'for'),
      required: flagOf(material, 'required') ?? true, clause: textOf(material, 'clause')?.text ?? clause.id,
      ...given({ expires: flagOf(material, 'expires') === true || undefined, template: templateOf(material) }),
    };
  });
}
