/** Puts the text of a generated function together: its constants, its loop, and only what is used of them. */
import type { Unit } from './unit.ts';

/** `head {` constants, then `loop {` the statements `}` `}`. */
export function functionText(
  { held, figuring }: Unit,
  { head, before = [], loop, after = [] }: {
    readonly head: string; readonly before?: readonly string[]; readonly loop: string;
    readonly after?: readonly string[];
  },
): string {
  const statements = figuring.code.lines();
  const constants = usedConstants(held, [...before, ...statements, ...after].join('\n'));
  return [
    `${head} {`,
    ...[...constants, ...before].map((line) => `  ${line}`),
    `  ${loop} {`, ...statements.map((line) => `    ${line}`), '  }',
    ...after.map((line) => `  ${line}`),
    '}',
  ].join('\n');
}

/** Constants that the text names, or that one of these names; in the order in which they were made. */
export function usedConstants(held: ReadonlyMap<string, string>, text: string): string[] {
  const kept: string[] = [];
  let seen = text;
  for (const [expression, name] of [...held].toReversed()) {
    if (!isNamed(name, seen)) continue;
    kept.push(`const ${name} = ${expression};`);
    seen += `\n${expression}`;
  }
  return kept.toReversed();
}

export function isNamed(name: string, text: string): boolean {
  return new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text);
}
