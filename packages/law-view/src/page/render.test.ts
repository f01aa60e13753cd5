import { describe, expect, test } from 'vitest';
import { policy, source, translation } from '../../test/rent-claim.ts';
import { renderLawPage } from './render.tsx';

const today = '2017-04-15';

/** What a reader without script sees, tags and the numbers in the margin taken out. */
function textOf(markup: string): string {
  return markup.replaceAll(/<span class="law-clause"[^>]*>[^<]*<\/span>/g, '').replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}

describe('the law page without script', () => {
  const markup = renderLawPage({ policy, language: 'zh-CN', today });
  const text = textOf(markup);

  test('holds the whole law word for word', () => {
    expect(source.split('\n').filter((line) => !text.includes(line))).toEqual([]);
  });

  test('says that the calculator needs script, and pretends nothing', () => {
    expect(markup).toContain('<noscript>');
    expect(markup).not.toContain('<input');
    expect(markup).not.toContain('law-phrase');
  });

  test('gives every clause an address', () => {
    const missing = policy.law.clauses.filter(({ id }) => id !== '0' && !markup.includes(`id="clause-${id}"`));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });
});

test('the English page adds the translation clause by clause and marks it as unofficial', () => {
  const text = textOf(renderLawPage({ policy, language: 'en', today, translation }));
  expect(source.split('\n').filter((line) => !text.includes(line))).toEqual([]);
  expect(translation.slice(5).filter((line) => !text.includes(line))).toEqual([]);
  expect(text).toContain('Unofficial translation; the Chinese text prevails');
});
