/** What a guide says in one language: its own words, the policy's texts, and values as people write them. */
import { groupYuan, parseYuan } from '@qingce/values';
import { constantOf } from '../../evaluate/value.ts';
import { englishQuantity, numberInFormula, unitOf, valueText } from '../../evaluate/wording.ts';
import type { Bilingual, CheckedPolicy, Constant, Fact, FactDefault, Type } from '../../typed/ir.ts';
import { HOW, WORDS } from './words.ts';

/** A worked example as it lies beside a policy. */
export type GuideExample = { readonly id: string; readonly title: string; readonly facts: unknown };

export type Speech = {
  readonly language: 'zh-CN' | 'en';
  readonly say: (key: keyof typeof WORDS, values?: Readonly<Record<string, string | number>>) => string;
  readonly of: (text: Bilingual) => string;
  readonly units: CheckedPolicy['units'];
  /** What stands between the things of a list. */
  readonly comma: string;
  readonly examples: readonly GuideExample[];
  /** The law's paragraph in the language, by its place. */
  readonly law: (place: number) => string;
};

type Options = {
  readonly language: 'zh-CN' | 'en'; readonly examples?: readonly GuideExample[];
  readonly translation?: readonly string[];
};

export function openSpeech(policy: CheckedPolicy, { language, examples = [], translation }: Options): Speech {
  const of = (text: Bilingual): string => (language === 'en' ? text.en : text.zh);
  const { paragraphs } = policy.law;
  const isWhole = translation?.length === paragraphs.length;
  return {
    language, of, examples, units: policy.units, comma: language === 'en' ? ', ' : '、',
    say: (key, values = {}) =>
      of(WORDS[key]).replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole)),
    law: (place) => {
      const translated = language === 'en' && isWhole ? translation[place] : undefined;
      return translated ?? (paragraphs[place]?.runs ?? []).map(({ text }) => text).join('');
    },
  };
}

/** How a fact is entered: its kind, unit and options. */
export function howToEnter(fact: Fact, speech: Speech): string {
  const { of, language } = speech;
  if (fact.wire === 'choice') return (fact.options ?? []).map(({ label }) => of(label)).join(' / ');
  const inside = fact.wire === 'list' && fact.of ? `${of(HOW[fact.of])}${language === 'en' ? ', ' : '，'}` : '';
  const unit = fact.wire === 'money' ? '' : unitName(fact.type, speech);
  return `${inside}${of(HOW[fact.wire])}${unit === '' ? '' : ` (${unit})`}`;
}

function unitName(type: Type, { language, units }: Speech): string {
  return language === 'en' ? englishQuantity('', type, units).trim() : unitOf(type);
}

/** A literal of the policy as people write it. */
export function constantText(constant: Constant, type: Type, { language, units }: Speech): string {
  const text = valueText(constantOf(constant), type, numberInFormula);
  const yuan = unitOf(type).startsWith('元') ? parseYuan(text) : undefined;
  const amount = yuan === undefined ? text : groupYuan(yuan).replace(/\.00$/, '');
  return language === 'en' ? englishQuantity(amount, type, units) : `${amount}${unitOf(type)}`;
}

/** What counts where a fact is left out. */
export function defaultText(standIn: FactDefault, type: Type, speech: Speech): string {
  const { say } = speech;
  if (standIn.kind === 'none') return say('none');
  if (standIn.kind === 'formula') return say('fact');
  const { value } = standIn;
  return value.op === 'boolean' ? say(value.value ? 'yes' : 'no') : constantText(value, type, speech);
}

/** A value of an example as it was entered. */
export function enteredText(value: unknown, fact: Fact | undefined, speech: Speech): string {
  if (Array.isArray(value)) return enteredList(value, fact, speech);
  if (typeof value === 'object' && value !== null) return enteredRow(value, fact, speech);
  return typeof value === 'boolean' ? speech.say(value ? 'yes' : 'no') : enteredSimple(value, fact, speech);
}

function enteredList(rows: readonly unknown[], fact: Fact | undefined, speech: Speech): string {
  const texts = rows.map((one) => enteredText(one, fact, speech));
  return texts.length === 0 ? speech.say('none') : texts.join(fact?.row ? '; ' : speech.comma);
}

function enteredRow(row: object, fact: Fact | undefined, speech: Speech): string {
  return Object.entries(row).map(([key, part]) => {
    const field = fact?.row?.find((one) => one.key === key);
    return `${nameOf(field, key, speech)} ${enteredText(part, field, speech)}`;
  }).join(speech.comma);
}

function enteredSimple(value: unknown, fact: Fact | undefined, { of }: Speech): string {
  const option = fact?.options?.find(({ key }) => key === value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const fen = fact?.wire === 'money' ? parseYuan(text) : undefined;
  if (option) return of(option.label);
  return fen === undefined ? text : groupYuan(fen);
}

/** The Chinese name, or the English key. */
export function nameOf(fact: Fact | undefined, key: string, { language }: Speech): string {
  return language === 'en' ? key : fact?.name ?? key;
}
