import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import type { YamlNode } from '../surface/yaml.ts';
import type { Process } from '../typed/ir.ts';
import type { ClauseScope, DeclaredProcess } from './declared.ts';
import { entriesOf, fieldsOf, flagOf, nodeOf, requiredBilingual, requiredText, textOf, textsOf, toBilingual } from './fields.ts';
import type { Fields } from './fields.ts';

const NO_PROCESS: DeclaredProcess = { offices: [], steps: [], materials: [] };

/** Reads the entries `process` of a file, which may stand in several clauses, into one. */
export function readProcess(entries: readonly { node: YamlNode; at: Span; clause: ClauseScope }[], complain: Complain): DeclaredProcess {
  const read = entries.map(({ node, at, clause }) => readOne(fieldsOf(node, at, ['offices', 'window', 'steps', 'notice', 'materials'], complain), clause));
  const joined = read.reduce((all, one) => ({
    ...all, ...one, offices: [...all.offices, ...one.offices], steps: [...all.steps, ...one.steps], materials: [...all.materials, ...one.materials],
  }), NO_PROCESS);
  checkOffices(joined, complain);
  return joined;
}

function readOne(fields: Fields, clause: ClauseScope): DeclaredProcess {
  return {
    offices: list(fields, 'offices').map(({ key: id, value }) => ({ id, name: toBilingual(value, fields.complain) })),
    ...windowOf(fields), ...noticeOf(fields), steps: stepsOf(fields, clause), materials: materialsOf(fields, clause),
  };
}

function list(fields: Fields, key: string): ReturnType<typeof entriesOf> {
  const node = nodeOf(fields, key);
  return node ? entriesOf(node, fields.complain) : [];
}

function windowOf(fields: Fields): Pick<DeclaredProcess, 'window'> {
  const node = nodeOf(fields, 'window');
  if (!node) return {};
  const window = fieldsOf(node, node.at, ['opens', 'closes'], fields.complain);
  for (const key of ['opens', 'closes']) {
    const day = textOf(window, key);
    if (day && !/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/.test(day.text)) {
      fields.complain('declaration-shape', day.at, { values: { expected: `${key}: 03-01` } });
    }
  }
  return { window: { opens: requiredText(window, 'opens'), closes: requiredText(window, 'closes') } };
}

function noticeOf(fields: Fields): Pick<DeclaredProcess, 'notice'> {
  const node = nodeOf(fields, 'notice');
  if (!node) return {};
  const notice = fieldsOf(node, node.at, ['workingDays', 'days'], fields.complain);
  return { notice: { workingDays: countOf(notice, 'workingDays'), days: countOf(notice, 'days') } };
}

function countOf(fields: Fields, key: string): number {
  const text = requiredText(fields, key);
  if (!/^[0-9]{1,4}$/.test(text)) fields.complain('declaration-shape', textOf(fields, key)?.at ?? fields.at, { values: { expected: `${key}: 5` } });
  return Number.parseInt(text, 10) || 0;
}

function stepsOf(fields: Fields, clause: ClauseScope): DeclaredProcess['steps'] {
  return list(fields, 'steps').map(({ key: id, keyAt: at, value }) => {
    const step = fieldsOf(value, at, ['name', 'by', 'people', 'within', 'clause'], fields.complain);
    const within = textOf(step, 'within')?.text;
    const people = textOf(step, 'people') && countOf(step, 'people');
    return {
      id, at, name: requiredBilingual(step, 'name'), by: textsOf(step, 'by').map(({ text }) => text), ...(people === undefined ? {} : { people }), ...(within === undefined ? {} : { within }),
      clause: textOf(step, 'clause')?.text ?? clause.id,
    };
  });
}

function materialsOf(fields: Fields, clause: ClauseScope): Process['materials'] {
  return list(fields, 'materials').map(({ key: id, keyAt: at, value }) => {
    const material = fieldsOf(value, at, ['name', 'for', 'required', 'copies', 'clause'], fields.complain);
    return {
      id, name: requiredBilingual(material, 'name'), for: textsOf(material, 'for').map(({ text }) => text),
      required: flagOf(material, 'required') ?? true, clause: textOf(material, 'clause')?.text ?? clause.id,
    };
  });
}

/** Every step is somebody's. */
function checkOffices({ offices, steps }: DeclaredProcess, complain: Complain): void {
  const known = offices.map(({ id }) => id);
  for (const { id, at, by } of steps) {
    if (by.length === 0) complain('key-missing', at, { values: { key: 'by' } });
    for (const office of by.filter((name) => !known.includes(name))) {
      complain('unknown-office', at, notAmong(known, office, { step: id, name: office }));
    }
  }
}
