import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  ['?lang=en', 'lang=zh-CN', 'en'],
  ['?lang=fr', 'theme=x; lang=en', 'en'],
  ['', 'lang=en', 'en'],
  ['', 'slang=en', 'zh-CN'],
  ['', '', 'zh-CN'],
])('with %j in the address and the cookie %j pages speak %s', (search, cookie, language) => {
  expect(languageOf({ search, cookie })).toBe(language);
});
