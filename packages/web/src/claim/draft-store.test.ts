import { expect, test } from 'vitest';
import { forget, keep, readKept } from './draft-store.ts';

function aStorage(): {
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
  removeItem: (key: string) => void;
} {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => {
      held.set(key, value);
    },
    removeItem: (key) => {
      held.delete(key);
    },
  };
}

test('what was typed survives a reload until the server has it', () => {
  const storage = aStorage();
  const kept = { revision: 3, base: { items: [] }, facts: { items: [{ item: 'x' }] } };
  keep(storage, 'a', kept);
  expect(readKept(storage, 'a')).toEqual(kept);
  expect(readKept(storage, 'b')).toBeUndefined();
  forget(storage, 'a');
  expect(readKept(storage, 'a')).toBeUndefined();
});

test('a copy that cannot be read is as good as none', () => {
  const storage = aStorage();
  storage.setItem('qingce-draft-a', '{"revision":');
  expect(readKept(storage, 'a')).toBeUndefined();
  storage.setItem('qingce-draft-a', '{"revision":"1"}');
  expect(readKept(storage, 'a')).toBeUndefined();
});

test('a copy that does not say what it was typed upon was typed upon nothing', () => {
  const storage = aStorage();
  storage.setItem('qingce-draft-a', '{"revision":1,"facts":{"items":[]}}');
  expect(readKept(storage, 'a')).toEqual({ revision: 1, base: {}, facts: { items: [] } });
});

test('a storage that is full does not stop the typing', () => {
  const full = {
    ...aStorage(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(() => keep(full, 'a', { revision: 0, base: {}, facts: {} })).not.toThrow();
});
