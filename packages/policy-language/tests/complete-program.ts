/** Makes a whole policy of a part of one, and the text that it quotes. */
import { readFileSync } from 'node:fs';
import { readDocument } from '../src/source/read-document.ts';
import { sourceText } from '../src/source/source-text.ts';

/** The program with what it leaves out because it is not about it: the policy itself, an item, an applicant. */
export function withMissingParts(policy: string): string {
  const [, ...parts] = readFileSync(new URL('bad/base.txt', import.meta.url), 'utf8').split(/^%% /m);
  const missing = parts.filter((part) => !policy.includes(`\n${part.slice(0, part.indexOf('\n'))}`));
  return policy + missing.map((part) => part.slice(part.indexOf('\n'))).join('');
}

/** The law of a program that quotes it rightly. */
export function quotedLaw(policy: string): string {
  const { clauses } = readDocument(sourceText('policy.md', policy), () => {});
  const quotes = clauses.flatMap(({ blocks }) => blocks.filter((each) => each.kind === 'quote'));
  const paragraphs = quotes.flatMap((quote) => quote.paragraphs);
  return paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');
}
