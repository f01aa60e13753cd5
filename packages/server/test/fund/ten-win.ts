import { Refusal } from '../../src/foundation/index.ts';
import type { Client, Start } from './race.ts';

/** Complains of an outcome that is neither done nor refused by the fund. */
export function failures(outcomes: readonly PromiseSettledResult<void>[]): string | undefined {
  const failed = outcomes.filter((one) => one.status === 'rejected')
    .map((one) => one.reason as Error).find((reason) => !(reason instanceof Refusal));
  return failed && `failed: ${failed.message}`;
}

export const doneOf = (outcomes: readonly PromiseSettledResult<void>[]): number =>
  outcomes.filter(({ status }) => status === 'fulfilled').length;

/** Of clients that each want 100 fen of an account, exactly ten get them when it holds 1 000. */
export function tenWin(start: { clients: Client[]; left: () => Promise<bigint> }): Start {
  return {
    clients: start.clients,
    wrong: async (outcomes) => {
      const [won, left] = [doneOf(outcomes), await start.left()];
      return failures(outcomes) ?? (won === 10 && left === 0n ? undefined : `${won} won, ${left} fen are left`);
    },
  };
}
