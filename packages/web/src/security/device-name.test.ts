import { expect, test } from 'vitest';
import { deviceName } from './device-name.ts';

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0';
const safari = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2';

test.each([
  ['Microsoft Edge 120 · Windows', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/120.0.22`],
  ['Safari 17 · iPhone', `Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) ${safari} Mobile/15E148 Safari/604.1`],
  ['Safari 17 · macOS', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${safari} Safari/605.1.15`],
  [
    'WeChat 8 · Android',
    `Mozilla/5.0 (Linux; Android 13; V2241A) ${chrome} Mobile Safari/537.36 MicroMessenger/8.0.44 WeChat/arm64`,
  ],
  ['Firefox 140 · Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  ['a counter of the office', 'a counter of the office'],
  ['', ''],
])('%s', (name, agent) => {
  expect(deviceName(agent)).toBe(name);
});
