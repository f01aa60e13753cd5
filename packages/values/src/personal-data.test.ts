import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData } from './personal-data.ts';

const kinds = (text: string): string[] =>
  findPersonalData(text).map((datum) => `${datum.kind} ${datum.text}`);

describe('the publish gate finds', () => {
  test.each([
    ['身份证号441802199506151237。', ['identityNumber 441802199506151237']],
    ['11010519491231002X', ['identityNumber 11010519491231002X']],
    ['11010519491231002x', ['identityNumber 11010519491231002x']],
    ['441802 19950615 1237', ['identityNumber 441802 19950615 1237']],
    ['441802-19950615-1237', ['identityNumber 441802-19950615-1237']],
    ['４４１８０２１９９５０６１５１２３７', ['identityNumber ４４１８０２１９９５０６１５１２３７']],
    ['通行证H12345678，', ['otherDocument H12345678']],
    ['M1234567801', ['otherDocument M1234567801']],
    ['永久居留证 USA110000100001', ['otherDocument USA110000100001']],
    ['护照e12345678。', ['otherDocument e12345678']],
    ['ＥＡ１２３４５６７', ['otherDocument ＥＡ１２３４５６７']],
    ['卡号6222021234567890128', ['bankCard 6222021234567890128']],
    ['6222021234567894', ['bankCard 6222021234567894']],
    ['6222 0212 3456 7894 2月', ['bankCard 6222 0212 3456 7894']],
    ['6222 0212 3456 7890 128', ['bankCard 6222 0212 3456 7890 128']],
    ['622202 1234567890128', ['bankCard 622202 1234567890128']],
    ['4111-1111-1111-1111', ['bankCard 4111-1111-1111-1111']],
    ['联系电话13800138000', ['phone 13800138000']],
    ['Tel13800138000x', ['phone 13800138000']],
    ['138 0013 8000', ['phone 138 0013 8000']],
    ['138–0013–8000', ['phone 138–0013–8000']],
    ['138\u00A00013\u00A08000', ['phone 138\u00A00013\u00A08000']],
    ['+8613800138000', ['phone 13800138000']],
    ['008613800138000', ['phone 13800138000']],
    ['86 13800138000', ['phone 13800138000']],
    ['1.13800138000', ['phone 13800138000']],
    ['李明 441802199506151237 13800138000 6222021234567894',
      ['identityNumber 441802199506151237', 'phone 13800138000', 'bankCard 6222021234567894']],
    ['13800138000,13900139000', ['phone 13800138000', 'phone 13900139000']],
  ])('in %j', (text, found) => {
    expect(kinds(text)).toEqual(found);
  });

  test('an identity number even where it closes the check of a credit code by chance', () => {
    expect(kinds('441802199506152096')).toEqual(['identityNumber 441802199506152096']);
  });

  test('one number once, even where it closes the check of a bank card too', () => {
    expect(kinds('441802199506151253')).toEqual(['identityNumber 441802199506151253']);
  });

  test('each number where it stands in the text', () => {
    const text = '𠮷田１３８００１３８０００、441802199506151237';
    for (const datum of findPersonalData(text)) {
      expect(text.slice(datum.at, datum.at + datum.text.length)).toBe(datum.text);
    }
    expect(findPersonalData(text).map((datum) => datum.at)).toEqual([3, 15]);
  });
});

describe('the publish gate leaves alone', () => {
  test.each([
    ['an identity number with a wrong check', '110105194912310021'],
    ['an identity number with an impossible birth date', '110105199902290020'],
    ['an identity number inside longer digits', '4418021995061512370'],
    ['a certification and a standard', 'ISO27001 CMMI5 BS7799 SAS70 GB11714'],
    ['a permit one digit short, and one with half an issue', 'H1234567A M123456780'],
    ['letters and digits that go on', 'E12345678X XE123456789 0E12345678'],
    ['the parts of a UUID', 'e1234567-89ab-4cde-8f01-138001380001'],
    ['a phone inside longer digits', '138001380001'],
    ['a phone behind other digits', '913800138000'],
    ['no mobile number: 12…', '12800138000'],
    ['a landline', '0763-3361234'],
    ['a card with a wrong Luhn digit', '6222021234567895'],
    ['a run of zeros', '0000000000000000'],
    ['a time stamp', '20170415100000004'],
    ['a credit code', '91350100M000100Y43'],
    ['a credit code of digits that closes the Luhn check', '914418021234560013'],
    ['a credit code that has the digits of a phone in it', 'Y13441802138M1234R'],
    ['an amount of money', '13800138000.00元'],
    ['an amount of money with groups', '13,800,138,000.00元'],
    ['dates and periods', '2016-01-01至2018-12-31，申报年度2016'],
    ['a digest', `sha256:a13800138000b${'0f'.repeat(25)}`],
    ['a masked number', '4418**********1237 138****8000'],
  ])('%s', (_rule, text) => {
    expect(kinds(text)).toEqual([]);
  });

  test('but a letter in the credit code changed, its digits are judged again', () => {
    expect(kinds('Y13441802138M1234T')).toEqual(['phone 13441802138']);
  });
});

test('a phone is found whatever words stand around it', () => {
  const words = fc.string({ unit: fc.constantFrom(...Array.from('清城区电话：（）、， \nabcXYZ')), maxLength: 10 });
  const digits = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }));
  fc.assert(fc.property(words, digits, words, (before, [second, rest], after) => {
    const phone = `1${second}${rest.toString().padStart(9, '0')}`;
    const found = findPersonalData(before + phone + after);
    expect(found).toEqual([{ kind: 'phone', at: before.length, text: phone }]);
  }));
});
