import { describe, expect, test } from 'vitest';
import { claimStates } from '@qingce/contract';
import { authorization } from '../app/authorization.ts';
import { rowsFor, transitions } from './casefile.ts';

// What was paid is no end: the bank may send it back.
const ends = ['withdrawn', 'not-accepted', 'refused'];
const permissions = Object.values(authorization);

describe('the transition table', () => {
  test('leads on from every state but the ends', () => {
    const stuck = claimStates.filter(
      (state) => !transitions.some((row) => row.from.some((from) => from === state) && row.to !== null),
    );
    expect(stuck).toEqual(ends);
  });

  test('reaches every state from a draft', () => {
    const reached = new Set<string>(['draft']);
    // As many rounds as there are states follow even the longest way.
    for (const row of claimStates.flatMap(() => transitions)) {
      if (row.to && row.from.some((from) => reached.has(from))) reached.add(row.to);
    }
    expect(claimStates.filter((state) => !reached.has(state))).toEqual([]);
  });

  test.each(transitions.filter((row) => row.roles.length > 0).map((row) => [row.act, row] as const))(
    '%s is open to the same posts as its routes',
    (act, row) => {
      const routes = permissions.filter((permission) => permission.act === act);
      expect(routes).not.toEqual([]);
      expect(routes.map(({ who }) => new Set(who))).toEqual(routes.map(() => new Set(row.roles)));
    },
  );

  test('nobody but the offices acts on a claim that was submitted, except to withdraw it', () => {
    expect(rowsFor('submitted', 'applicant-clerk').map(({ act }) => act)).toEqual(['claim.withdraw']);
    expect(rowsFor('in-notice', 'mandate-holder')).toEqual([]);
    expect(rowsFor('submitted', 'auditor')).toEqual([]);
  });
});
