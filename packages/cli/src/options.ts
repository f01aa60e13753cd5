/** Reads what was typed after `qingce`. */
import { parseArgs } from 'node:util';
import { nearestName } from '@qingce/policy-language';
import { Refusal } from './refusal.ts';
import type { SentenceKey } from './say.ts';

export type OptionSpec = {
  /** What the value is called in the help; an option without one is a switch. */
  readonly value?: SentenceKey;
  readonly multiple?: true;
  readonly about: SentenceKey;
};

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** Options that every command takes. */
export const everywhere: OptionSpecs = {
  lang: { value: 'valueLanguage', about: 'aboutLang' },
  help: { about: 'aboutHelp' },
};

/** The words and options of one call. */
export type Typed = {
  readonly words: readonly string[];
  readonly has: (option: string) => boolean;
  /** The value of an option that may be given once. */
  readonly value: (option: string) => string | undefined;
  readonly values: (option: string) => readonly string[];
};

/**
 * Sorts the arguments; Refusal for an option that is not known, lacks its value, has one too many or is
 * repeated.
 */
export function readArguments(args: readonly string[], specs: OptionSpecs): Typed {
  const options = Object.fromEntries(Object.entries(specs).map(([name, spec]) =>
    [name, { type: spec.value ? 'string' as const : 'boolean' as const, multiple: true }]));
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const before = given.get(token.name) ?? [];
    given.set(token.name, [...before, valueOf(token, specs, before.length > 0)]);
  }
  return {
    words,
    has: (option) => given.has(option),
    value: (option) => given.get(option)?.[0],
    values: (option) => given.get(option) ?? [],
  };
}

type OptionToken = {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
};

function valueOf(token: OptionToken, specs: OptionSpecs, isRepeated: boolean): string {
  const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
  if (!spec) throw unknownOption(token.rawName, specs);
  if (isRepeated && !spec.multiple) throw misused(token, 'OPTION_REPEATED', 'optionRepeated');
  return spec.value ? getValue(token) : withoutValue(token);
}

function getValue(token: OptionToken): string {
  if (lacksValue(token)) throw misused(token, 'OPTION_NEEDS_VALUE', 'optionNeedsValue');
  return token.value ?? '';
}

function withoutValue(token: OptionToken): '' {
  if (token.value !== undefined) throw misused(token, 'OPTION_WITHOUT_VALUE', 'optionIsSwitch');
  return '';
}

function misused({ rawName }: OptionToken, code: string, sentence: SentenceKey): Refusal {
  return new Refusal({ code, path: rawName, sentence });
}

/** An option that follows is not meant as the value, but "-" (standard input) and negative numbers may be. */
function lacksValue({ value = '', inlineValue }: OptionToken): boolean {
  return value === '' || (inlineValue === false && /^--?[a-z]/i.test(value));
}

function unknownOption(rawName: string, specs: OptionSpecs): Refusal {
  const nearest = nearestName(rawName, Object.keys(specs).map((name) => `--${name}`));
  if (nearest === undefined)
    return new Refusal({ code: 'UNKNOWN_OPTION', path: rawName, sentence: 'unknownOption' });
  return new Refusal({
    code: 'UNKNOWN_OPTION',
    path: rawName,
    sentence: 'unknownOptionNearest',
    values: { nearest },
  });
}

/** Reads `key=value` pairs into one object; Refusal for a pair without "=" and for a key given twice. */
export function readPairs(option: string, pairs: readonly string[]): Record<string, string> {
  const read: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const pair of pairs) {
    const [key = '', ...rest] = pair.split('=');
    if (key === '' || rest.length === 0)
      throw new Refusal({ code: 'NOT_A_PAIR', path: `--${option}`, sentence: 'notAPair', values: { pair } });
    if (key in read)
      throw new Refusal({
        code: 'KEY_REPEATED',
        path: `--${option}`,
        sentence: 'keyRepeated',
        values: { key },
      });
    read[key] = rest.join('=');
  }
  return { ...read };
}
