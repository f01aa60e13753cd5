import { describe, expect, test } from 'vitest';
import { readArguments, readPairs } from './options.ts';
import type { OptionSpecs } from './options.ts';
import { Refusal } from './refusal.ts';

const specs: OptionSpecs = {
  json: { about: 'aboutJson' },
  set: { value: 'valuePair', multiple: true, about: 'aboutSet' },
  html: { value: 'valueFile', about: 'aboutHtml' },
};

const faultOf = (read: () => unknown): object => {
  try {
    read();
  } catch (error) {
    if (error instanceof Refusal) return error.fault;
  }
  throw new Error('nothing was refused');
};

describe('arguments', () => {
  test('words and options may stand in any order, "-" is a word', () => {
    const typed = readArguments(['policy', '--set', 'a=1', '-', '--json', '--set=b=2'], specs);
    expect(typed.words).toEqual(['policy', '-']);
    expect(typed.values('set')).toEqual(['a=1', 'b=2']);
    expect(typed.has('json')).toBe(true);
    expect(typed.value('html')).toBeUndefined();
  });

  test.each([
    [
      'an unknown option, with the nearest',
      ['--jsn'],
      { code: 'UNKNOWN_OPTION', path: '--jsn', values: { nearest: '--json' } },
    ],
    ['an option like no other', ['--everything-else'], { code: 'UNKNOWN_OPTION', sentence: 'unknownOption' }],
    ['a short option', ['-q'], { code: 'UNKNOWN_OPTION', path: '-q' }],
    ['an option of every object', ['--constructor'], { code: 'UNKNOWN_OPTION' }],
    ['a value for a switch', ['--json=yes'], { code: 'OPTION_WITHOUT_VALUE' }],
    ['no value at the end', ['--set'], { code: 'OPTION_NEEDS_VALUE', path: '--set' }],
    ['an option instead of a value', ['--set', '--json'], { code: 'OPTION_NEEDS_VALUE', path: '--set' }],
    ['an option twice', ['--html', 'a', '--html', 'b'], { code: 'OPTION_REPEATED', path: '--html' }],
  ])('%s is refused', (_, args, fault) => {
    expect(faultOf(() => readArguments(args, specs))).toMatchObject(fault);
  });
});

describe('pairs', () => {
  test('are split at the first "="', () => {
    expect(readPairs('set', ['a=1', 'b=x=y', 'c='])).toEqual({ a: '1', b: 'x=y', c: '' });
  });

  test.each([['a', 'NOT_A_PAIR'], ['=1', 'NOT_A_PAIR']])('%j is refused', (pair, code) => {
    expect(faultOf(() => readPairs('set', [pair]))).toMatchObject({ code });
  });

  test('the same key twice is refused', () => {
    expect(faultOf(() => readPairs('set', ['a=1', 'a=2']))).toMatchObject({
      code: 'KEY_REPEATED',
      values: { key: 'a' },
    });
  });
});
