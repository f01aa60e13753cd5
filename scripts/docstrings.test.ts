// Whoever uses the policy language reads of every function and type that it exports what it is, in which units
// and shapes, and how it fails.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../packages/policy-language/', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: Record<string, string> };

/** One exported thing, and the comment that stands before its declaration. */
type Exported = { readonly file: string; readonly name: string; readonly kind: string; readonly comment: string };

/** What a file exports: its own declarations, and those that it passes on. */
function exportsOf(file: string, wanted?: readonly string[]): Exported[] {
  const text = readFileSync(file, 'utf8');
  const passed = [...text.matchAll(/^export (?:type )?(\*|\{[^}]*\}) from '(\.[^']+)';/gms)];
  return [...declaredIn(file, text, wanted), ...passed.flatMap(([, names = '', path = '']) => {
    const listed = names.replaceAll(/[{}\s]/g, '').split(',').filter((name) => name !== '');
    const some = names === '*' ? wanted : listed.filter((name) => wanted?.includes(name) ?? true);
    return exportsOf(join(dirname(file), path), some);
  })];
}

const DECLARATION = /^export (?:async )?(function|const|type|class|interface) (\w+)/gm;

function declaredIn(file: string, text: string, wanted: readonly string[] | undefined): Exported[] {
  const found = [...text.matchAll(DECLARATION)].map(({ index, 1: kind = '', 2: name = '' }): Exported =>
    ({ file: file.slice(root.length), name, kind, comment: commentBefore(text.slice(0, index)) }));
  return found.filter(({ name }) => wanted?.includes(name) ?? true);
}

/** The comment that ends right before, without its stars; '' where there is none. */
function commentBefore(text: string): string {
  const start = text.lastIndexOf('/**');
  const comment = start === -1 ? '' : text.slice(start);
  return /^\/\*\*.*\*\/\s*$/s.test(comment) && comment.indexOf('*/') === comment.lastIndexOf('*/')
    ? comment.replaceAll(/^\s*(\/\*\*|\*\/|\*)|\*\/\s*$/gm, ' ').replaceAll(/\s+/g, ' ').trim()
    : '';
}

const all = Object.values(manifest.exports).flatMap((path) => exportsOf(join(root, path)));
const functions = all.filter(({ kind }) => kind === 'function');
const told = ({ file, name, comment }: Exported): string => `${file}: ${name}: ${comment}`;

describe('every export of the package', () => {
  test('is found', () => {
    expect(functions.map(({ name }) => name)).toEqual(expect.arrayContaining(['compilePolicy', 'assess', 'followUp']));
    expect(all.length).toBeGreaterThan(50);
  });

  test('says what it is, and more than its name', () => {
    const bare = all.filter(({ comment }) => comment.length < 15 || !/[.:;—]/u.test(comment));
    expect(bare.map(told)).toEqual([]);
  });
});

describe('every exported function', () => {
  test('says what goes in and what comes out', () => {
    expect(functions.filter(({ comment }) => comment.length < 60).map(told)).toEqual([]);
  });

  test('says how it fails, or that it does not', () => {
    const silent = functions.filter(({ comment }) =>
      !/error|Error|refus|never|undefined|complain|wrong|throws/i.test(comment));
    expect(silent.map(told)).toEqual([]);
  });
});
