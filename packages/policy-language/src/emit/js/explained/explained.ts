/** What a generated module carries to explain awards: one function for each kind of item that it can explain. */
import { readFileSync } from 'node:fs';
import type { CheckedPolicy } from '../../../typed/ir.ts';
import { Unsupported } from '../things.ts';
import { explainItem } from './explain-item.ts';

/** The text, and for each kind of item that is not in it the construct that is the reason. */
export type Explained = { readonly text: string; readonly left: ReadonlyMap<string, string> };

/** A module that explains nothing. */
export const NOT_EXPLAINED: Explained = { text: '', left: new Map() };

export function explanations(policy: CheckedPolicy, readings: Readonly<Record<string, string>>): Explained {
  const inForce = Object.fromEntries(policy.readings.map(({ id, ruling }) => [id, readings[id] ?? ruling]));
  const [functions, openers, left] = [[] as string[], [] as string[], new Map<string, string>()];
  policy.items.forEach((item, number) => {
    try {
      functions.push(explainItem(policy, inForce, item, number));
      openers.push(`${JSON.stringify(item.id)}: openExplained${number}`);
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      left.set(item.id, error.message);
    }
  });
  const tail = readFileSync(new URL('explained-tail.js', import.meta.url), 'utf8')
    .replace('const EXPLAINED = {};', () => `const EXPLAINED = { ${openers.join(', ')} };`);
  const runtime = readFileSync(new URL('explained-runtime.js', import.meta.url), 'utf8');
  return { text: [runtime.trimEnd(), ...functions, tail.trimEnd()].join('\n\n'), left };
}
