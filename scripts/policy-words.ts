// The words that belong to the policies alone, read from the policies themselves.
import { listFiles, readText } from './read-sources.ts';

/** What a policy declares: the identifiers of its items and the codes of its refusals. */
export interface PolicyWords { items: string[]; codes: string[] }

/** The words of every policy under policies/. */
export function policyWords(): PolicyWords {
  const policies = listFiles('policies').filter((path) => path.endsWith('/policy.md'));
  const words = policies.map((path) => wordsIn(readText(path)));
  return {
    items: unique(words.flatMap(({ items }) => items)),
    codes: unique(words.flatMap(({ codes }) => codes)),
  };
}

/** The words that the YAML blocks of a policy declare: keys below `items:`, and CONSTANT_CASE codes. */
export function wordsIn(policy: string): PolicyWords {
  const blocks = [...policy.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, block = '']) => block);
  const items = blocks.flatMap((block) => [...block.matchAll(/^items:\n((?:[ #].*\n|\n)+)/gm)])
    .flatMap(([, body = '']) => [...body.matchAll(/^ {2}([a-z][\w-]*):/gm)])
    .map(([, item = '']) => item);
  const codes = blocks.flatMap((block) => [...block.matchAll(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g)])
    .map(([code]) => code);
  return { items: unique(items), codes: unique(codes) };
}

function unique(words: string[]): string[] {
  return [...new Set(words)];
}
