// The language guide cannot rot: its snippets compile, or are complained of as it says; both languages show the
// same ones; every function, section and fact property stands in some snippet; the catalogue is the compiler's.
// UPDATE_EXPECTED=1 writes the catalogue as it is now.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../src/complaint-catalogue.ts';
import { assess, compilePolicy } from '../src/index.ts';
import { BUILTIN_NAMES } from '../src/typed/builtins.ts';
import { quotedLaw, withMissingParts } from './complete-program.ts';

const pages = { zh: 'guide.zh-CN.md', en: 'guide.en.md' } as const;
type Language = keyof typeof pages;

const at = (language: Language): URL => new URL(`../../../docs/language/${pages[language]}`, import.meta.url);
const read = (language: Language): string => readFileSync(at(language), 'utf8');

/** A policy or a part of one, and the complaint that the guide promises, if any. */
type Snippet = { readonly name: string; readonly policy: string; readonly complaint: string | undefined };

function snippetsOf(language: Language): Snippet[] {
  const found = [...read(language).matchAll(/^````policy(?: complaint=([a-z-]+))?\n(.*?)^````$/gms)];
  return found.map(([, complaint, policy = ''], index) =>
    ({ name: `snippet ${index + 1}: ${complaint ?? 'without errors'}`, policy, complaint }));
}

describe.each(snippetsOf('zh'))('$name', ({ policy: written, complaint }) => {
  test('does what the guide says', () => {
    const policy = withMissingParts(written);
    const { complaints } = compilePolicy({ policy, source: quotedLaw(policy) });
    const errors = complaints.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    expect([...new Set<string>(errors)]).toEqual(complaint === undefined ? [] : [complaint]);
  });
});

test('the cases of the first policy come out as the guide says', () => {
  const [first] = snippetsOf('zh');
  const policy = first?.policy ?? '';
  const compiled = compilePolicy({ policy, source: quotedLaw(policy) }).policy;
  const [, json = '[]'] = /^```json\n(\[.*?^\])\n```$/ms.exec(read('zh')) ?? [];
  const cases = JSON.parse(json) as { facts: unknown; expect: object }[];
  expect(cases.length).toBeGreaterThan(2);
  for (const { facts, expect: expected } of cases) {
    const assessment = compiled && assess(compiled, { facts });
    if (!assessment || 'errors' in assessment) throw new Error(JSON.stringify(assessment));
    const [item] = assessment.answer.items;
    const said = {
      eligible: { total: assessment.answer.total }, undetermined: { undetermined: item?.missing },
      ineligible: { ineligible: item?.reasons[0]?.code },
    }[assessment.answer.outcome];
    expect(said).toEqual(expected);
  }
});

test('both languages show the same snippets', () => {
  expect(snippetsOf('zh').length).toBeGreaterThan(15);
  expect(snippetsOf('en')).toEqual(snippetsOf('zh'));
});

describe('everything that the language has stands in some snippet', () => {
  const shown = snippetsOf('zh').map(({ policy }) => policy).join('\n');

  test('its functions', () => {
    const own = BUILTIN_NAMES.filter((name) => /\p{Script=Han}/u.test(name));
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter((name) => !shown.includes(name))).toEqual([]);
  });

  test('its sections and the properties of facts', () => {
    const keys = [
      'policy', 'units', 'regions', 'applicants', 'items', 'facts', 'conditions', 'reasons', 'readings',
      'settings', 'shares', 'process', 'parameters', 'calendars', 'names', 'of', 'for', 'min', 'max', 'default',
      'with', 'within', 'instead', 'disjoint', 'mayBeEmpty', 'ask', 'help', 'evidence', 'confirmedBy', 'advice',
      'personal', 'reading', 'item', 'each', 'exclusive', 'constants', 'parts', 'base', 'instalments',
      'obligations', 'discretion', 'budgets',
    ];
    expect(keys.filter((key) => !new RegExp(String.raw`(^|[ {])${key}:`, 'm').test(shown))).toEqual([]);
  });
});

describe.each(['zh', 'en'] as const)('the catalogue of complaints in %s', (language) => {
  const rows = Object.entries(catalogue).map(([code, entry]) =>
    `| \`${code}\` | ${entry[language].replaceAll('|', String.raw`\|`).replaceAll('{', '‹').replaceAll('}', '›')} |`);

  test('is what the compiler says', () => {
    const page = read(language);
    const head = language === 'zh' ? '| 代码 | 意思 |\n|---|---|\n' : '| code | meaning |\n|---|---|\n';
    const [before = '', rest = ''] = page.split(head);
    const after = rest.replace(/^(\|.*\n)*/, '');
    const made = `${before}${head}${rows.join('\n')}\n${after}`;
    if (process.env['UPDATE_EXPECTED']) writeFileSync(at(language), made);
    else expect(page).toBe(made);
  });
});
