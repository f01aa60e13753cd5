import { exact } from '@qingce/values';
import type { Complain } from '../diagnostics.ts';
import { given } from '../given.ts';
import { nearestName } from '../nearest-name.ts';
import { parseLiteral } from '../surface/literal.ts';
import type { YamlNode } from '../surface/yaml.ts';
import type { Bilingual } from '../typed/ir.ts';
import type {
  DeclaredEnglish, DeclaredHead, DeclaredParty, DeclaredSetting, DeclaredShares, WrittenSection,
} from './declared.ts';
import {
  complainOfForm, complainOfMissing, entriesIn, entriesOf, fieldsOf, requiredBilingual, requiredText, textOf,
  textsOf, toName,
} from './fields.ts';
import type { Fields } from './fields.ts';

const HEAD_KEYS = ['id', 'title', 'documentNo', 'issuer', 'validity', 'first'];

/** Reads the entry `policy`: what the document is, its period in force, the conditions of the whole claim. */
export function readHead({ node, at, clause }: WrittenSection, complain: Complain): DeclaredHead {
  const fields = fieldsOf(node, at, [...HEAD_KEYS, ...ownTexts(node)], complain);
  const validity = textOf(fields, 'validity');
  if (!validity) complainOfMissing(complain, at, 'validity');
  return {
    at, clause, id: requiredText(fields, 'id'), title: requiredBilingual(fields, 'title'),
    documentNo: requiredText(fields, 'documentNo'), issuer: requiredBilingual(fields, 'issuer'),
    ...given({ validity }), first: textsOf(fields, 'first'), entries: fields.entries.map(({ key }) => key),
  };
}

/** Other texts about the policy, such as its legal basis, that phrases may be bound to; a slip is none. */
function ownTexts(node: YamlNode): string[] {
  const entries = node.kind === 'map' ? node.entries : [];
  return entries.filter(({ key, value }) => value.kind === 'map' && nearestName(key, HEAD_KEYS) === undefined)
    .map(({ key }) => key);
}

/** Reads the units that the policy counts in besides those built in. */
export function readUnits(node: YamlNode, complain: Complain): [string, Bilingual][] {
  return entriesOf(node, complain).map(({ key, keyAt, value }) => {
    const fields = fieldsOf(value, keyAt, ['zh', 'en'], complain);
    const { name } = toName(key, keyAt, complain);
    return [name, { zh: textOf(fields, 'zh')?.text ?? name, en: requiredText(fields, 'en') }];
  });
}

/** Reads what divisions are called, for people who do not know their codes: `110101: { zh: 东城区, en: … }`. */
export function readRegions(node: YamlNode, complain: Complain): [string, Bilingual][] {
  return entriesOf(node, complain).flatMap(({ key: code, keyAt, value }) => {
    const fields = fieldsOf(value, keyAt, ['zh', 'en'], complain);
    const name = { zh: requiredText(fields, 'zh'), en: requiredText(fields, 'en') };
    if (/^\d{6}(\d{3}(\d{3})?)?$/.test(code)) return [[code, name]];
    complainOfForm(complain, keyAt, '110101: { zh, en }');
    return [];
  });
}

/** Reads what names of formulas are called in English: `最高一项: The higher of the two`. */
export function readNames(node: YamlNode, complain: Complain): DeclaredEnglish[] {
  return entriesOf(node, complain).flatMap(({ key: name, keyAt: at, value }) => {
    if (value.kind === 'text' && value.text !== '') return [{ name, at, en: value.text }];
    complainOfForm(complain, at, `${name}: English`);
    return [];
  });
}

/** Reads settings, which come beside the facts. */
export function readSettings({ node, clause }: WrittenSection, complain: Complain): DeclaredSetting[] {
  return entriesOf(node, complain).map(({ key, keyAt: at, value }) => {
    const fields = fieldsOf(value, at, ['type', 'ask', 'default'], complain);
    const type = textOf(fields, 'type');
    if (type && type.text !== 'ratio') complainOfForm(complain, type.at, 'type: ratio');
    return { key, at, ask: requiredBilingual(fields, 'ask'), clause, ...given({ default: ratioOf(fields) }) };
  });
}

/** The ratio that the law itself states, as a decimal. */
function ratioOf(fields: Fields): string | undefined {
  const written = textOf(fields, 'default');
  if (!written) return undefined;
  const literal = parseLiteral(written.text, new Set());
  const ratio = 'fault' in literal || literal.value.op !== 'number' ? undefined
    : exact.fraction(BigInt(literal.value.n), BigInt(literal.value.d ?? '1'));
  const isRatio = ratio && exact.compare(ratio, exact.ZERO) >= 0 && exact.compare(ratio, exact.ONE) <= 0;
  if (isRatio) return exact.formatDecimal(ratio);
  fields.complain('literal-unreadable', written.at, { values: { text: written.text, type: 'ratio' } });
  return undefined;
}

/** Reads who bears the awards; undefined when it is not said to whom the rest falls. */
export function readShares(section: WrittenSection, complain: Complain): DeclaredShares | undefined {
  const { node, at, clause } = section;
  const fields = fieldsOf(node, at, ['parties', 'remainder', 'unset', 'clause'], complain);
  const [remainder, unset] = [textOf(fields, 'remainder'), textOf(fields, 'unset')];
  if (!remainder) complainOfMissing(complain, at, 'remainder');
  if (!unset) complainOfMissing(complain, at, 'unset');
  if (!remainder || !unset) return undefined;
  const id = textOf(fields, 'clause')?.text ?? clause.id;
  return { at, clause: { ...clause, id }, parties: partiesOf(fields), remainder, unset };
}

function partiesOf(fields: Fields): DeclaredParty[] {
  return entriesIn(fields, 'parties').flatMap(({ key: id, keyAt, value }) => {
    const party = fieldsOf(value, keyAt, ['name', 'setting'], fields.complain);
    const setting = textOf(party, 'setting');
    if (!setting) complainOfMissing(fields.complain, keyAt, 'setting');
    return setting ? [{ id, name: requiredBilingual(party, 'name'), setting }] : [];
  });
}
