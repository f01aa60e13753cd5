import { describe, expect, test } from 'vitest';
import { changesBetween } from './changes.ts';
import type { Submission } from './changes.ts';

const row = (name: string, cost = '1.00') => ({ name, cost });
const lease = { material: 'lease', name: 'lease.pdf', sha256: 'aa' };
function submission(part: Partial<Submission['facts']> = {}, documents: Submission['documents'] = []): Submission {
  return { facts: { applicant: {}, items: [], ...part }, documents };
}

describe('what changed between two submissions', () => {
  test('is nothing where only the order of the keys differs, or null stands for nothing', () => {
    const before = submission({ items: [{ item: 'rent', a: 1, b: 2, c: null }] });
    expect(changesBetween(before, submission({ items: [{ b: 2, a: 1, item: 'rent' }] }))).toEqual([]);
  });

  test('is each fact with its path, before and after', () => {
    const before = submission({ applicant: { staff: 3 }, items: [{ item: 'rent', rent: '48600.00', old: true }] });
    const after = submission({ applicant: { staff: 4 }, items: [{ item: 'rent', rent: '42000.00', fresh: false }] });
    expect(changesBetween(before, after)).toEqual([
      { kind: 'fact', path: 'applicant.staff', before: 3, after: 4 },
      { kind: 'fact', path: 'items[0].rent', before: '48600.00', after: '42000.00' },
      { kind: 'fact', path: 'items[0].old', before: true },
      { kind: 'fact', path: 'items[0].fresh', after: false },
    ]);
  });

  test('tells a row that moved as none, one that was altered as one, and rows that came and went', () => {
    const before = submission({ items: [{ item: 'cert', rows: [row('a'), row('b'), row('c')] }] });
    const after = submission({ items: [{ item: 'cert', rows: [row('c'), row('b', '2.00'), row('a'), row('d')] }] });
    expect(changesBetween(before, after)).toEqual([
      { kind: 'row', path: 'items[0].rows[1]', before: row('b'), after: row('b', '2.00') },
      { kind: 'row', path: 'items[0].rows[3]', after: row('d') },
    ]);
    expect(changesBetween(after, before)[1]).toEqual({ kind: 'row', path: 'items[0].rows[3]', before: row('d') });
  });

  test('counts two rows of the same words as two', () => {
    const before = submission({ items: [{ item: 'cert', rows: [row('a'), row('a')] }] });
    const after = submission({ items: [{ item: 'cert', rows: [row('a')] }] });
    expect(changesBetween(before, after)).toEqual([{ kind: 'row', path: 'items[0].rows[1]', before: row('a') }]);
  });

  test('tells an item that another kind took the place of as gone and new', () => {
    const [before, after] = [submission({ items: [{ item: 'rent' }] }), submission({ items: [{ item: 'cert' }] })];
    expect(changesBetween(before, after)).toEqual([
      { kind: 'row', path: 'items[0]', before: { item: 'rent' } },
      { kind: 'row', path: 'items[0]', after: { item: 'cert' } },
    ]);
  });

  test('tells a document of the same name with another content as replaced, others as come and gone', () => {
    const bank = { material: 'bank', name: 'slip.pdf', sha256: 'cc' };
    const plan = { material: 'plan', name: 'plan.pdf', sha256: 'dd' };
    const changes = changesBetween(submission({}, [lease, plan]), submission({}, [{ ...lease, sha256: 'bb' }, bank]));
    expect(changes).toEqual([
      {
        kind: 'document', path: 'lease',
        before: { name: 'lease.pdf', sha256: 'aa' }, after: { name: 'lease.pdf', sha256: 'bb' },
      },
      { kind: 'document', path: 'plan', before: { name: 'plan.pdf', sha256: 'dd' } },
      { kind: 'document', path: 'bank', after: { name: 'slip.pdf', sha256: 'cc' } },
    ]);
  });
});
