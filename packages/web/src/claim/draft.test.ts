import { beforeEach, describe, expect, test, vi } from 'vitest';
import { makeDraft } from './draft.ts';
import type { DraftServer, Save } from './draft.ts';
import type { Facts } from './facts.ts';

const stale = new Error('stale');
const away = new Error('no answer');
let held: Map<string, string>;
const storage = {
  getItem: (key: string) => held.get(key) ?? null,
  setItem: (key: string, value: string) => {
    held.set(key, value);
  },
  removeItem: (key: string) => {
    held.delete(key);
  },
};
const at = '2017-04-15T10:00:00.000+08:00';

/** A server that holds one draft, as the real one does. */
function aServer(start: { revision: number; facts: Facts } = { revision: 0, facts: {} }) {
  const state = { ...start, saves: [] as Save[], offline: false, losesAnswers: false };
  const server: DraftServer = {
    save: async ({ revision, facts }) => {
      if (state.offline) throw away;
      if (revision !== state.revision) throw stale;
      state.revision += 1;
      state.facts = facts;
      if (state.losesAnswers) throw away;
      return { revision: state.revision, savedAt: at };
    },
    isStale: (error) => error === stale,
    isAway: (error) => error === away,
    newest: async () => ({ revision: state.revision, facts: state.facts, saves: state.saves }),
  };
  const savedBy = (by: string, facts: Facts): void => {
    state.revision += 1;
    state.facts = facts;
    state.saves.push({ by, isOwn: false, at, facts });
  };
  return { state, server, savedBy };
}

const open = (server: DraftServer, stored: { revision: number; facts: Facts } = { revision: 0, facts: {} }) =>
  makeDraft(stored, { claimId: 'a', storage, server, pauseMilliseconds: 100 });
const pause = () => vi.advanceTimersByTimeAsync(100);

beforeEach(() => {
  held = new Map();
  vi.useFakeTimers();
});

describe('a draft', () => {
  test('is saved in a pause, and the copy on this machine goes once the server has it', async () => {
    const { state, server } = aServer();
    const draft = open(server);
    draft.change({ rent: '1' });
    expect([draft.now().status.kind, held.size]).toEqual(['unsaved', 1]);
    await pause();
    expect([draft.now().status.kind, state.facts, held.size]).toEqual(['saved', { rent: '1' }, 0]);
  });

  test('typed during a save is saved by the next one, and kept upon what was saved', async () => {
    const { state, server } = aServer();
    const draft = open(server);
    draft.change({ rent: '1' });
    const saving = draft.save();
    draft.change({ rent: '12' });
    await saving;
    expect(draft.now().status.kind).toBe('unsaved');
    expect(JSON.parse(held.get('qingce-draft-a') ?? '')).toEqual(
      { revision: 1, base: { rent: '1' }, facts: { rent: '12' } });
    await pause();
    expect([state.facts, state.revision]).toEqual([{ rent: '12' }, 2]);
  });

  test('outlives a lost network and a reload', async () => {
    const { state, server } = aServer();
    state.offline = true;
    const draft = open(server);
    draft.change({ rent: '1' });
    await pause();
    expect(draft.now().status.kind).toBe('failed');
    state.offline = false;
    const reloaded = open(server);
    expect(reloaded.now().facts).toEqual({ rent: '1' });
    await pause();
    expect(state.facts).toEqual({ rent: '1' });
  });

  test('is not at odds with itself when only the answer to a save was lost', async () => {
    const { state, server } = aServer();
    state.losesAnswers = true;
    const draft = open(server);
    draft.change({ rent: '1' });
    await pause();
    expect([draft.now().status.kind, state.facts]).toEqual(['failed', { rent: '1' }]);
    state.losesAnswers = false;
    draft.change({ rent: '12' });
    await pause();
    expect([draft.now().status.kind, state.facts]).toEqual(['saved', { rent: '12' }]);
  });

  test('is not at odds with itself when it is saved while it is being saved', async () => {
    const { state, server } = aServer();
    const draft = open(server);
    draft.change({ rent: '1' });
    const first = draft.save();
    draft.change({ rent: '12' });
    expect(await Promise.all([first, draft.save()])).toEqual([1, 2]);
    expect([draft.now().status.kind, state.facts]).toEqual(['saved', { rent: '12' }]);
  });

  test('is saved by itself once the server answers again', async () => {
    const { state, server } = aServer();
    state.offline = true;
    const draft = open(server);
    draft.change({ rent: '1' });
    await pause();
    state.offline = false;
    await vi.advanceTimersByTimeAsync(15_000);
    expect([draft.now().status.kind, state.facts]).toEqual(['saved', { rent: '1' }]);
  });
});

describe('a draft that two write at once', () => {
  test('holds what each wrote, where they wrote different facts', async () => {
    const { state, server, savedBy } = aServer();
    const draft = open(server);
    savedBy('王', { seats: '160' });
    draft.change({ rent: '1' });
    await pause();
    expect([draft.now().facts, state.facts]).toEqual([{ seats: '160', rent: '1' }, { seats: '160', rent: '1' }]);
    expect([draft.now().status.kind, state.revision]).toEqual(['saved', 2]);
  });

  test.each([
    ['mine', { rent: 'mine', seats: '160' }],
    ['theirs', { rent: 'theirs', seats: '160' }],
  ] as const)('asks about a fact that both wrote, saying who wrote what, before it saves: %s', async (taken, left) => {
    const { state, server, savedBy } = aServer();
    const draft = open(server);
    savedBy('王', { rent: 'theirs' });
    savedBy('李', { rent: 'theirs', seats: '160' });
    draft.change({ rent: 'mine' });
    await pause();
    const { status, facts } = draft.now();
    expect(facts).toEqual({ rent: 'mine' });
    expect(status).toMatchObject({ kind: 'conflict', clashes: [
      { path: ['rent'], mine: 'mine', theirs: 'theirs', save: { by: '王' } },
    ] });
    await pause();
    expect(state.revision).toBe(2);
    if (status.kind === 'conflict' && status.clashes[0]) draft.choose(status.clashes[0], taken);
    await pause();
    expect([draft.now().facts, state.facts]).toEqual([left, left]);
  });

  test('asks again after a reload, and about what was typed after the choice', async () => {
    const { state, server, savedBy } = aServer();
    const draft = open(server);
    savedBy('王', { rent: 'theirs', seats: '160' });
    draft.change({ rent: 'mine', seats: '150' });
    await pause();
    const { status } = draft.now();
    if (status.kind === 'conflict' && status.clashes[0]) draft.choose(status.clashes[0], 'theirs');
    draft.change({ rent: 'mine, later', seats: '150' });
    expect(draft.now().status).toMatchObject({ clashes: [{ mine: 'mine, later' }, { mine: '150' }] });
    const reloaded = open(server, state);
    await pause();
    expect(reloaded.now().facts).toEqual({ rent: 'mine, later', seats: '150' });
    expect(reloaded.now().status.kind).toBe('conflict');
  });

  test('shows what others saved while nothing is in hand, and leaves alone what is', async () => {
    const { server, savedBy } = aServer();
    const draft = open(server);
    savedBy('王', { seats: '160' });
    await draft.catchUp();
    expect(draft.now()).toMatchObject({ facts: { seats: '160' }, revision: 1 });
    savedBy('王', { seats: '170' });
    draft.change({ seats: '160', rent: '1' });
    await draft.catchUp();
    expect(draft.now().facts).toEqual({ seats: '160', rent: '1' });
    await pause();
    expect(draft.now().facts).toEqual({ seats: '170', rent: '1' });
  });
});
