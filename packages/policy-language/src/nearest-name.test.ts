import { describe, expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

describe('the nearest name is the one that was meant', () => {
  test.each([
    ['leaseStrat', ['leaseEnd', 'leaseStart'], 'leaseStart'],
    ['起祖日', ['止租日', '租用期限', '起租日'], '起租日'],
    ['月租', ['月租金', '年租金额'], '月租金'],
    ['tpye', ['type', 'row'], 'type'],
    ['LEASEstart', ['leaseEnd', 'leaseStart'], 'leaseStart'],
    ['BELOW_TRESHOLD', ['BELOW_THRESHOLD', 'ABOVE_THRESHOLD'], 'BELOW_THRESHOLD'],
  ])('%s among %j is %s', (name, known, meant) => {
    expect(nearestName(name, known)).toBe(meant);
  });

  test.each([
    ['序', ['率']], ['D-07', ['D-08', 'D-17']], ['abc', ['xyz']], ['金额', ['足够']], ['', ['a']],
  ])('%s is nothing near %j', (name, known) => {
    expect(nearestName(name, known)).toBeUndefined();
  });
});
