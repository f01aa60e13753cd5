import type { Excerpt } from '../source/document.ts';
import type { YamlText } from './yaml.ts';

/** A formula in a YAML text, after the `=` that marks it, in its place. */
export function withoutSign({ text, at, quoted }: YamlText): Excerpt {
  const sign = /^=\s*/.exec(text)?.[0] ?? '';
  const quote = quoted ? 1 : 0;
  return { text: text.slice(sign.length), at: { from: at.from + quote + sign.length, to: at.to - quote } };
}
