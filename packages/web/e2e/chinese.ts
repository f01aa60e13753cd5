import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

const story = new URL('../../../policies/qingyuan-2015-64/story/', import.meta.url);

/** The demonstration's own names and words, which are data and stand in the language in which they were given. */
const given = ['applicants.json', 'accounts.json', 'claims.json', 'acts.json', 'story.json']
  .flatMap((name) => textsIn(JSON.parse(readFileSync(new URL(name, story), 'utf8'))))
  .filter((text) => /\p{Script=Han}/u.test(text))
  .toSorted((one, other) => other.length - one.length);

/**
 * No Chinese word of the interface on an English page: what is said in Chinese is the law or its own terms, marked as
 * Chinese for a reader's voice, or a name (of a person, a firm, a file) or text that somebody gave.
 */
export async function expectNoChinese(page: Page, state: string): Promise<void> {
  const said = await page.evaluate(wordsNotMarkedChinese);
  const left = said.filter((text) => /\p{Script=Han}/u.test(withoutGiven(text)));
  expect.soft(left, `Chinese on ${state}`).toEqual([]);
}

function withoutGiven(text: string): string {
  // A masked name is a name too: its first character, then stars.
  const unmasked = text.replace(/\S+\.pdf/g, '').replace(/\p{Script=Han}\*+/gu, '');
  return given.reduce((rest, name) => rest.replaceAll(name, ''), unmasked);
}

/** Runs in the page: what is seen or read out, but for what stands in an element that says it is Chinese. */
function wordsNotMarkedChinese(): string[] {
  const spoken = ['aria-label', 'title', 'placeholder', 'alt'];
  const isMarked = (element: Element): boolean =>
    element.closest('[lang]')?.getAttribute('lang')?.startsWith('zh') ?? false;
  const isSeen = (element: Element): boolean =>
    element.checkVisibility() && element.closest('script, style, noscript') === null;
  const elements = [...document.querySelectorAll('body *')].filter((element) => isSeen(element) && !isMarked(element));
  const texts = elements.flatMap((element) => [
    ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? ''),
    ...spoken.flatMap((name) => element.getAttribute(name) ?? []),
  ]);
  return [document.title, ...texts].map((text) => text.trim()).filter((text) => /\p{Script=Han}/u.test(text));
}

function textsIn(json: unknown): string[] {
  if (typeof json === 'string') return [json];
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(textsIn) : [];
}
