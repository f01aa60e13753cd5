import type { FundPosition } from '@qingce/contract';
import { parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';

/** 总量 — what a year can spend: what came in, less what was recovered of an earlier year, which the treasury keeps. */
export function ceilingOf(position: Pick<FundPosition, 'appropriated' | 'recoveries' | 'recovered'>): Fen {
  const [appropriated = 0n, recoveries = 0n, recovered = 0n] =
    [position.appropriated, position.recoveries, position.recovered].map(parseYuan);
  return appropriated + recoveries - recovered;
}
