import { describe, expect, test } from 'vitest';
import { compileStoryPolicy } from '../../test/lighthouse.ts';
import { matchesWords, searchableTexts } from './search.ts';

const texts = ['2017-0012', '重庆灯塔呼叫中心（清远）有限公司', '91441802MA4UJX7K3L', 'HT-2016-008'];

describe('a list of claims is searched', () => {
  test.each([
    ['灯塔', true, 'by a part of the name'], ['0012', true, 'by a part of the number'],
    ['dengta', true, 'by pinyin'], ['dthj', true, 'by initials'], ['DTHJZX', true, 'whatever the case'],
    ['chongqing', true, 'by one reading of a character'], ['zhongqing', true, 'and by the other'],
    ['ht-2016-008', true, 'by a contract number'], ['２０１７', true, 'in whatever width it is typed'],
    ['(清远)', true, 'with brackets of either width'], ['灯塔 2017', true, 'by several words, all of which are found'],
    ['灯塔 2018', false, 'and not by one that is found alone'], ['tadeng', false, 'in the order of the characters'],
    ['dzx', false, 'and without a gap'], ['清城', false, 'by what stands there only'], ['  ', true, 'by nothing: all'],
  ])('%s → %j: %s', (words, isFound) => {
    expect(matchesWords(words, texts)).toBe(isFound);
  });
});

describe('of a claim may be searched', () => {
  test('its texts, and not its amounts and days', async () => {
    const item = { item: 'special-award', approvalNumber: '清府函〔2016〕8号', approvedAmount: '9.00' };
    expect(searchableTexts(await compileStoryPolicy(), { applicant: {}, items: [item] })).toEqual(['清府函〔2016〕8号']);
  });

  test('no text that its policy declares personal', async () => {
    const policy = await compileStoryPolicy();
    const facts = policy.facts.map((fact) => (fact.key === 'approvalNumber' ? { ...fact, personal: true } : fact));
    expect(searchableTexts({ facts }, { items: [{ item: 'special-award', approvalNumber: '441802199506151237' }] }))
      .toEqual([]);
  });
});
