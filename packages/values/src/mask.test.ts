import { expect, test } from 'vitest';
import { maskAccount, maskIdentityNumber, maskName, maskPhone } from './mask.ts';

test.each([
  ['李明', '李*'],
  ['欧阳娜娜', '欧***'],
  ['𠮷田', '𠮷*'],
  ['李', '*'],
  [' 李明 ', '李*'],
  ['', ''],
])('the name %j is published as %j', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test.each([
  ['identity number', maskIdentityNumber, '11010519491231002X', '1101**********002X'],
  ['passport', maskIdentityNumber, 'E12345678', 'E****5678'],
  ['permit of Hong Kong', maskIdentityNumber, 'H1234567801', 'H******7801'],
  ['permanent residence', maskIdentityNumber, 'USA110000100001', 'USA1*******0001'],
  ['short passport', maskIdentityNumber, 'K1234567', '********'],
  ['cut-off identity number', maskIdentityNumber, '11010519', '********'],
  ['card', maskAccount, '6222021234567890128', '***************0128'],
  ['shortest account', maskAccount, '12345678', '****5678'],
  ['cut-off account', maskAccount, '1234567', '*******'],
  ['mobile phone', maskPhone, '13800138000', '138****8000'],
  ['cut-off phone', maskPhone, '0763336', '*******'],
  ['missing phone', maskPhone, '', ''],
])('the %s is shown masked', (_kind, mask, text, masked) => {
  expect(mask(text)).toBe(masked);
});
