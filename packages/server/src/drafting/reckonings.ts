import type { Reckoning } from '@qingce/contract';
import { Refusal, refuse } from '../foundation/index.ts';
import { Stopped, runTask } from './run-task.ts';
import type { Task } from './run-task.ts';

/** Whose reckoning, and out of which save. */
interface Asked {
  readonly id: string; readonly owner: string; readonly save: number; readonly hash: string;
  readonly task: Extract<Task, { kind: 'effect' | 'proof' }>;
}
type Kept = { -readonly [Key in keyof Reckoning]: Reckoning[Key] } & { readonly owner: string; stop: () => void };

/** 推算 — long work in threads: begun, asked after, cancelled; what came of it is kept in memory for a while. */
export interface Reckonings {
  /** Refuses with drafting.too-many while one of the same person is under way. */
  readonly begin: (asked: Asked) => void;
  /** Refuses with drafting.no-reckoning, also for those of somebody else. */
  readonly find: (id: string, owner: string) => Reckoning;
  /** Ends it; one that is over stays as it is. Refuses as `find` does. */
  readonly cancel: (id: string, owner: string) => void;
  readonly endAll: () => void;
}

const keptMost = 60;

export function openReckonings(): Reckonings {
  const kept = new Map<string, Kept>();
  const get = (id: string, owner: string): Kept => {
    const found = kept.get(id);
    if (found?.owner !== owner) throw refuse('drafting.no-reckoning');
    return found;
  };
  const cancel = (one: Kept): void => {
    if (!isUnderWay(one)) return;
    one.state = 'cancelled';
    one.stop();
  };
  return {
    begin: (asked) => {
      const own = [...kept.values()].filter(({ owner }) => owner === asked.owner);
      if (own.some(isUnderWay)) throw refuse('drafting.too-many');
      forgetOldest(kept);
      const one = newOne(asked);
      kept.set(one.id, one);
      start(one, asked.task);
    },
    find: (id, owner) => {
      const { owner: _owner, stop: _stop, ...reckoning } = get(id, owner);
      return reckoning;
    },
    cancel: (id, owner) => cancel(get(id, owner)),
    endAll: () => {
      for (const one of kept.values()) cancel(one);
    },
  };
}

function isUnderWay({ state }: Pick<Kept, 'state'>): boolean {
  return state === 'waiting' || state === 'under-way';
}

function newOne({ id, owner, save, hash, task }: Asked): Kept {
  return {
    id, owner, kind: task.kind, save, hash, state: 'waiting', done: 0, all: 0, effect: null, proofs: null,
    stop: () => {},
  };
}

/** What is under way is never forgotten. */
function forgetOldest(kept: Map<string, Kept>): void {
  for (const [id, one] of kept) {
    if (kept.size < keptMost) return;
    if (!isUnderWay(one)) kept.delete(id);
  }
}

function start(one: Kept, task: Asked['task']): void {
  const hear = (done: number, all: number): void => {
    if (isUnderWay(one)) Object.assign(one, { state: 'under-way', done, all });
  };
  const finish = (found: Partial<Kept>): void => {
    if (isUnderWay(one)) Object.assign(one, { state: 'done', done: one.all, ...found });
  };
  const fail = (error: unknown): void => {
    if (error instanceof Stopped || !isUnderWay(one)) return;
    one.state = error instanceof Refusal ? 'too-long' : 'failed';
  };
  if (task.kind === 'effect') {
    const running = runTask(task, hear);
    one.stop = running.stop;
    running.result.then((effect) => finish({ effect })).catch(fail);
    return;
  }
  const running = runTask(task, hear);
  one.stop = running.stop;
  running.result.then((proofs) => finish({ proofs })).catch(fail);
}
