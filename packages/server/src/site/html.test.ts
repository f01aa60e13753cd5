import { describe, expect, test } from 'vitest';
import { dataBlock, html } from './html.ts';

describe('a page template', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['"quoted" & \'single\'', '&quot;quoted&quot; &amp; &#39;single&#39;'],
    ['清策', '清策'],
  ])('writes %s as text', (text, markup) => {
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(`<p title="${markup}">${markup}</p>`);
  });

  test('keeps templates within templates, joins lists and leaves out what is not there', () => {
    const lines = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
    const { markup } = html`<ul>${lines}</ul>${undefined}${false}${null}${0}`;
    expect(markup).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>0');
  });

  test('lets no text end a data block', () => {
    expect(dataBlock('x', { text: '</script><script>' }).markup)
      .toBe('<script type="application/json" id="x">{"text":"\\u003c/script>\\u003cscript>"}</script>');
  });
});
