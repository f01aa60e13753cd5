import type { Recognition, RecognitionVersion } from '@qingce/contract';
import { expect, test } from 'vitest';
import { holdsWords, isAnswerable, shownVersion, waitingVersion } from './entries.ts';

const said = {
  name: '某展', authority: '商务局', documentNo: '清商〔2016〕8号', documentOn: '2016-02-01', validFrom: '2016-05-01',
  validUntil: null, withdrawnFrom: null, reason: '', source: '附件', imported: null, file: null, enteredBy: '甲',
  enteredAt: '2016-02-02T09:00:00.000+08:00', isOwn: false,
};
const settled = { confirmed: true, reason: '', by: '乙', at: '2016-02-03T09:00:00.000+08:00' };
const first: RecognitionVersion = { ...said, version: 1, change: 'entry', settled };
const second: RecognitionVersion = { ...said, version: 2, change: 'correction', name: '某展会', settled: null };
const entry: Recognition = {
  id: '', kind: 'k', creditCode: '91441802MA4UJX7K3L', applicantId: null, applicant: '灯塔', state: 'valid', inForce: 1,
  versions: [second, first],
};

test('a line shows what counts, and tells what waits', () => {
  expect(shownVersion(entry)).toBe(first);
  expect(waitingVersion(entry)).toBe(second);
  expect(shownVersion({ ...entry, inForce: null })).toBe(second);
  expect(waitingVersion({ ...entry, versions: [first] })).toBeUndefined();
});

test('only what another person entered is to be answered', () => {
  expect(isAnswerable(entry)).toBe(true);
  expect(isAnswerable({ ...entry, versions: [{ ...second, isOwn: true }, first] })).toBe(false);
  expect(isAnswerable({ ...entry, versions: [first] })).toBe(false);
});

test.each([['灯塔', true], ['mA4ujx', true], ['清商 〔2016〕', true], ['', true], ['某展会', false], ['另一个', false]])(
  'a search for “%s” finds it: %s', (words, finds) => {
    expect(holdsWords(entry, words)).toBe(finds);
  });
