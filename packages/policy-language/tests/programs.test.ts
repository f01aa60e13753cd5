// Programs and what the compiler makes of them: in good/ the checked policy, in bad/ every complaint in both
// languages. UPDATE_EXPECTED=1 writes what it makes now; review the difference.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compilePolicy, formatComplaint } from '../src/index.ts';
import { catalogue } from '../src/complaint-catalogue.ts';
import { readDocument } from '../src/source/read-document.ts';
import { sourceText } from '../src/source/source-text.ts';
import { printPolicy } from '../src/typed/print.ts';
import type { Compilation } from '../src/index.ts';

/** Blocks of four backticks in a file: the program, its promulgated text where it is not the quotes', the result. */
type Program = { readonly file: URL; readonly program: string; readonly source: string; readonly expected: string };

function block(text: string, name: string): string | undefined {
  return new RegExp(`^\`\`\`\`${name}\\n(.*?)^\`\`\`\`$`, 'ms').exec(text)?.[1];
}

function readPrograms(folder: 'good' | 'bad'): [string, Program][] {
  const root = new URL(`${folder}/`, import.meta.url);
  return readdirSync(root).filter((name) => name.endsWith('.md')).toSorted().map((name) => {
    const file = new URL(name, root);
    const text = readFileSync(file, 'utf8');
    const program = block(text, 'policy') ?? '';
    const written = folder === 'bad' ? program + base(program) : program;
    const source = block(text, 'source') ?? lawOf(written);
    return [name.replace('.md', ''), { file, program: written, source, expected: block(text, 'expected') ?? '' }];
  });
}

/** What a bad program leaves out because it is not about it: the policy itself, an item, an applicant. */
function base(program: string): string {
  const parts = readFileSync(new URL('bad/base.txt', import.meta.url), 'utf8').split(/^%% (.*)\n/m).slice(1);
  const pairs = parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : []));
  return pairs.flatMap(([key = '', text = '']) => (program.includes(`\n${key}`) ? [] : [`\n${text}`])).join('');
}

/** The law of a program that quotes it rightly. */
function lawOf(program: string): string {
  const { clauses } = readDocument(sourceText('policy.md', program), () => {});
  const quotes = clauses.flatMap(({ blocks }) => blocks.filter((each) => each.kind === 'quote'));
  const paragraphs = quotes.flatMap((quote) => quote.paragraphs);
  return paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');
}

function complaintsOf({ complaints }: Compilation): string {
  return complaints.flatMap((complaint) => [formatComplaint(complaint, 'zh'), `  ${formatComplaint(complaint, 'en')}`])
    .map((line) => line.replace('policy.md:', '')).join('\n');
}

function check({ file, expected }: Program, made: string): void {
  if (process.env['UPDATE_EXPECTED']) {
    const text = readFileSync(file, 'utf8').replace(/\n*^````expected\n.*?^````$\n*/ms, '\n').trimEnd();
    writeFileSync(file, `${text}\n\n\`\`\`\`expected\n${made}\n\`\`\`\`\n`);
  } else expect(`${made}\n`).toBe(expected);
}

const good = readPrograms('good');
const bad = readPrograms('bad');

describe('a policy without faults becomes the checked policy', () => {
  test.each(good)('%s', (_, program) => {
    const compilation = compilePolicy({ source: program.source, policy: program.program });
    const made = [complaintsOf(compilation), compilation.policy ? printPolicy(compilation.policy) : 'no policy'];
    check(program, made.filter((part) => part !== '').join('\n'));
  });
});

describe('a policy with faults is complained of, each fault once, and not passed on', () => {
  test.each(bad)('%s', (_, program) => {
    const compilation = compilePolicy({ source: program.source, policy: program.program });
    check(program, complaintsOf(compilation));
    const hasErrors = compilation.complaints.some(({ severity }) => severity === 'error');
    expect(compilation.policy === undefined).toBe(hasErrors);
  });
});

test('every kind of complaint is made of some bad program', () => {
  const made = new Set(bad.flatMap(([, { program, source }]) =>
    compilePolicy({ source, policy: program }).complaints.map(({ code }) => code)));
  expect(Object.keys(catalogue).filter((code) => !made.has(code as keyof typeof catalogue))).toEqual([]);
});

test('there are at least as many bad programs as good ones', () => {
  expect(bad.length).toBeGreaterThanOrEqual(good.length);
});

test('a program compiles to the same bytes every time', () => {
  for (const [, { program, source }] of good) {
    const compile = (): string => JSON.stringify(compilePolicy({ source, policy: program }));
    expect(compile()).toBe(compile());
  }
});
