// Programs and what the compiler makes of them: in good/ the checked policy, in bad/ every complaint in both
// languages. UPDATE_EXPECTED=1 writes what it makes now; review the difference.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../src/complaint-catalogue.ts';
import { compilePolicy, formatComplaint } from '../src/index.ts';
import type { Compilation } from '../src/index.ts';
import { printPolicy } from '../src/typed/print.ts';
import { quotedLaw, withMissingParts } from './complete-program.ts';

/** A file with blocks of four backticks: `policy`, `source` unless it is what is quoted, and `expected`. */
type Program = {
  readonly file: URL; readonly name: string;
  readonly policy: string; readonly source: string; readonly expected: string;
};

function readPrograms(folder: 'good' | 'bad'): Program[] {
  const root = new URL(`${folder}/`, import.meta.url);
  return readdirSync(root).filter((name) => name.endsWith('.md')).toSorted().map((name) => {
    const file = new URL(name, root);
    const text = readFileSync(file, 'utf8');
    const written = block(text, 'policy') ?? '';
    const policy = folder === 'bad' ? withMissingParts(written) : written;
    const source = block(text, 'source') ?? quotedLaw(policy);
    return { file, name: name.replace('.md', ''), policy, source, expected: block(text, 'expected') ?? '' };
  });
}

function block(text: string, name: string): string | undefined {
  return new RegExp(`^\`\`\`\`${name}\\n(.*?)^\`\`\`\`$`, 'ms').exec(text)?.[1];
}

function told({ complaints }: Compilation): string[] {
  const lines = complaints.flatMap((complaint) =>
    [formatComplaint(complaint, 'zh'), `  ${formatComplaint(complaint, 'en')}`]);
  return lines.map((line) => line.replace('policy.md:', ''));
}

/** What the file expects; what was made, when expectations are being written. */
function expectedOr(made: string, { file, expected }: Program): string {
  if (!process.env['UPDATE_EXPECTED']) return expected;
  const text = readFileSync(file, 'utf8').replace(/\n*^````expected\n.*?^````$\n*/ms, '\n').trimEnd();
  writeFileSync(file, `${text}\n\n\`\`\`\`expected\n${made}\`\`\`\`\n`);
  return made;
}

const good = readPrograms('good');
const bad = readPrograms('bad');

describe('a policy without faults becomes the checked policy', () => {
  test.each(good)('$name', (program) => {
    const compilation = compilePolicy(program);
    const printed = compilation.policy ? printPolicy(compilation.policy) : 'no policy';
    const made = `${[...told(compilation), printed].join('\n')}\n`;
    expect(made).toBe(expectedOr(made, program));
  });
});

describe('a policy with faults is complained of, each fault once, and not passed on', () => {
  test.each(bad)('$name', (program) => {
    const compilation = compilePolicy(program);
    const made = `${told(compilation).join('\n')}\n`;
    expect(made).toBe(expectedOr(made, program));
    const hasErrors = compilation.complaints.some(({ severity }) => severity === 'error');
    expect(compilation.policy === undefined).toBe(hasErrors);
  });
});

test('every kind of complaint is made of some bad program', () => {
  const complaints = bad.flatMap((program) => compilePolicy(program).complaints);
  const made = new Set<string>(complaints.map(({ code }) => code));
  expect(Object.keys(catalogue).filter((code) => !made.has(code))).toEqual([]);
});

test('there are at least as many bad programs as good ones', () => {
  expect(bad.length).toBeGreaterThanOrEqual(good.length);
});

test.each(good)('$name compiles to the same bytes every time', (program) => {
  expect(JSON.stringify(compilePolicy(program))).toBe(JSON.stringify(compilePolicy(program)));
});

const SLIPS = [
  '', '(', ')', ']', '}', ':', '"', '。', '（', '|', '`', '\n', '- ', '> ', '..', ' in ', 'if ', '\\', '&', '*',
  '\u0000', '😀',
];

test('whatever slips into a program, or drops out of it, is compiled or complained of', () => {
  const slip = fc.record({ at: fc.nat(), dropped: fc.nat(8), added: fc.constantFrom(...SLIPS) });
  const someSlips = fc.array(slip, { minLength: 1, maxLength: 4 });
  fc.assert(fc.property(fc.constantFrom(...good), someSlips, (program, slips) => {
    const policy = slips.reduce((text, { at, dropped, added }) => {
      const from = at % text.length;
      return text.slice(0, from) + added + text.slice(from + dropped);
    }, program.policy);
    const { policy: compiled, complaints } = compilePolicy({ ...program, policy });
    const hasErrors = complaints.some(({ severity }) => severity === 'error');
    expect(compiled === undefined).toBe(hasErrors);
    const misplaced = complaints.filter(({ line, column, to }) => line < 1 || column < 1 || to < column);
    expect(misplaced).toEqual([]);
  }), { numRuns: 300, seed: 20_151_120 });
});
