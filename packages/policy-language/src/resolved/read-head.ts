import type { Complain } from '../diagnostics.ts';
import { nearestName } from '../nearest-name.ts';
import type { Span } from '../source/source-text.ts';
import type { YamlNode } from '../surface/yaml.ts';
import type { Bilingual } from '../typed/ir.ts';
import type { ClauseScope, DeclaredHead, DeclaredSetting, DeclaredShares } from './declared.ts';
import { entriesOf, fieldsOf, nodeOf, requiredBilingual, requiredText, textOf, textsOf } from './fields.ts';
import type { Fields } from './fields.ts';

const HEAD_KEYS = ['id', 'title', 'documentNo', 'issuer', 'validity', 'first'];

/** Reads the entry `policy`: what the document is, its period in force, and the conditions of the whole claim. */
export function readHead(node: YamlNode, at: Span, clause: ClauseScope, complain: Complain): DeclaredHead {
  const fields = fieldsOf(node, at, [...HEAD_KEYS, ...ownTexts(node)], complain);
  const validity = textOf(fields, 'validity');
  if (!validity) complain('key-missing', at, { values: { key: 'validity' } });
  return {
    at, clause, id: requiredText(fields, 'id'), title: requiredBilingual(fields, 'title'), documentNo: requiredText(fields, 'documentNo'),
    issuer: requiredBilingual(fields, 'issuer'), ...(validity ? { validity } : {}), first: textsOf(fields, 'first'),
    entries: fields.entries.map(({ key }) => key),
  };
}

/** Other texts about the policy, such as its legal basis, to which phrases may be bound; a mistyped key is none. */
function ownTexts(node: YamlNode): string[] {
  if (node.kind !== 'map') return [];
  return node.entries.filter(({ key, value }) => value.kind === 'map' && nearestName(key, HEAD_KEYS) === undefined).map(({ key }) => key);
}

/** Reads the units that the policy counts in besides those built in. */
export function readUnits(node: YamlNode, complain: Complain): [string, Bilingual][] {
  return entriesOf(node, complain).map(({ key, keyAt, value }) => {
    const fields = fieldsOf(value, keyAt, ['zh', 'en'], complain);
    return [key, { zh: textOf(fields, 'zh')?.text ?? key, en: requiredText(fields, 'en') }];
  });
}

/** Reads settings, which come beside the facts. */
export function readSettings(node: YamlNode, clause: ClauseScope, complain: Complain): DeclaredSetting[] {
  return entriesOf(node, complain).map(({ key, keyAt: at, value }) => {
    const fields = fieldsOf(value, at, ['type', 'ask'], complain);
    const type = textOf(fields, 'type');
    if (type && type.text !== 'ratio') complain('declaration-shape', type.at, { values: { expected: 'type: ratio' } });
    return { key, at, ask: requiredBilingual(fields, 'ask'), clause };
  });
}

/** Reads who bears the awards. */
export function readShares(node: YamlNode, at: Span, clause: ClauseScope, complain: Complain): DeclaredShares | undefined {
  const fields = fieldsOf(node, at, ['parties', 'remainder', 'unset', 'clause'], complain);
  const [remainder, unset] = [textOf(fields, 'remainder'), textOf(fields, 'unset')];
  if (!remainder || !unset) {
    complain('key-missing', at, { values: { key: remainder ? 'unset' : 'remainder' } });
    return undefined;
  }
  const clauseId = textOf(fields, 'clause')?.text;
  return { at, clause: clauseId === undefined ? clause : { ...clause, id: clauseId }, parties: partiesOf(fields), remainder, unset };
}

function partiesOf(fields: Fields): DeclaredShares['parties'] {
  const node = nodeOf(fields, 'parties');
  return (node ? entriesOf(node, fields.complain) : []).flatMap(({ key: id, keyAt, value }) => {
    const party = fieldsOf(value, keyAt, ['name', 'setting'], fields.complain);
    const setting = textOf(party, 'setting');
    if (!setting) fields.complain('key-missing', keyAt, { values: { key: 'setting' } });
    return setting ? [{ id, name: requiredBilingual(party, 'name'), setting }] : [];
  });
}
