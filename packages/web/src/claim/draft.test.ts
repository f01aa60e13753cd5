import { beforeEach, describe, expect, test, vi } from 'vitest';
import { makeDraft } from './draft.ts';
import type { DraftServer, Facts } from './draft.ts';

const stale = new Error('stale');
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

/** A server that holds one draft, as the real one does. */
function aServer(start: { revision: number; facts: Facts } = { revision: 0, facts: {} }) {
  const state = { ...start, offline: false };
  const server: DraftServer = {
    save: async ({ revision, facts }) => {
      if (state.offline) throw new Error('offline');
      if (revision !== state.revision) throw stale;
      state.revision += 1;
      state.facts = facts;
      return { revision: state.revision, savedAt: '2017-04-15T10:00:00.000+08:00' };
    },
    newerVersion: async (error) =>
      error === stale ? { revision: state.revision, facts: state.facts } : undefined,
  };
  return { state, server };
}

const open = (server: DraftServer) =>
  makeDraft({ revision: 0, facts: {} }, { claimId: 'a', storage, server, pauseMilliseconds: 100 });

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
    await vi.advanceTimersByTimeAsync(100);
    expect([draft.now().status.kind, state.facts, held.size]).toEqual(['saved', { rent: '1' }, 0]);
  });

  test('typed during a save is saved by the next one', async () => {
    const { state, server } = aServer();
    const draft = open(server);
    draft.change({ rent: '1' });
    const saving = draft.save();
    draft.change({ rent: '12' });
    await saving;
    expect(draft.now().status.kind).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(100);
    expect([state.facts, state.revision]).toEqual([{ rent: '12' }, 2]);
  });

  test('outlives a lost network and a reload', async () => {
    const { state, server } = aServer();
    state.offline = true;
    const draft = open(server);
    draft.change({ rent: '1' });
    await vi.advanceTimersByTimeAsync(100);
    expect(draft.now().status.kind).toBe('failed');
    state.offline = false;
    const reloaded = open(server);
    expect(reloaded.now().facts).toEqual({ rent: '1' });
    await vi.advanceTimersByTimeAsync(100);
    expect(state.facts).toEqual({ rent: '1' });
  });

  test.each([
    ['mine', { rent: 'mine' }],
    ['theirs', { rent: 'theirs' }],
  ] as const)(
    'that someone else saved meanwhile is a conflict, ended by taking %s; neither is lost before',
    async (choice, expected) => {
      const { state, server } = aServer();
      const draft = open(server);
      Object.assign(state, { revision: 5, facts: { rent: 'theirs' } });
      draft.change({ rent: 'mine' });
      await vi.advanceTimersByTimeAsync(100);
      expect(draft.now()).toMatchObject({
        facts: { rent: 'mine' },
        status: { kind: 'conflict', revision: 5, theirs: { rent: 'theirs' } },
      });
      draft.settle(choice);
      await vi.advanceTimersByTimeAsync(100);
      expect([draft.now().facts, state.facts]).toEqual([expected, expected]);
    },
  );
});
