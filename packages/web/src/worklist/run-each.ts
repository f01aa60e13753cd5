import { NoAnswer, newIdempotencyKey } from '../kit/api.ts';

/** How one row of a bulk act fared: `refused` with the server's reason, `unanswered` when nobody knows. */
export interface RowResult {
  readonly id: string;
  readonly state: 'waiting' | 'under-way' | 'done' | 'refused' | 'unanswered';
  readonly error?: unknown;
}

interface Bulk {
  /** Does the act on one row; the same key does it once. */
  readonly act: (row: { id: string; key: string }) => Promise<unknown>;
  readonly tell: (results: readonly RowResult[]) => void;
}

/**
 * 批量办理 — one act on each of several rows, one after another, each in a request of its own: a row that is
 * refused holds up none. A row keeps its key however often it is sent, so that going on after a stop or a lost
 * line does nothing twice.
 */
export function bulkOf(ids: readonly string[], { act, tell }: Bulk): { start(): Promise<void>; stop(): void } {
  const keys = new Map(ids.map((id) => [id, newIdempotencyKey()]));
  const results = new Map<string, RowResult>(ids.map((id) => [id, { id, state: 'waiting' }]));
  let isUnderWay = false;
  let isStopped = false;
  const note = (result: RowResult): void => {
    results.set(result.id, result);
    tell([...results.values()]);
  };
  const doRow = async (id: string): Promise<void> => {
    note({ id, state: 'under-way' });
    try {
      await act({ id, key: keys.get(id) ?? newIdempotencyKey() });
      note({ id, state: 'done' });
    } catch (error) {
      note({ id, state: error instanceof NoAnswer ? 'unanswered' : 'refused', error });
      // Without an answer the next rows would hardly get one; they wait for the person to go on.
      if (error instanceof NoAnswer) isStopped = true;
    }
  };
  const run = async (): Promise<void> => {
    for (const { id, state } of results.values()) {
      if (isStopped) return;
      if (state === 'waiting' || state === 'unanswered') await doRow(id);
    }
  };
  return {
    start: async () => {
      if (isUnderWay) return;
      [isUnderWay, isStopped] = [true, false];
      await run().finally(() => { isUnderWay = false; });
    },
    stop: () => { isStopped = true; },
  };
}
