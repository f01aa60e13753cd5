import type { CheckedPolicy } from '@qingce/policy-language';
import type { Call } from './command.ts';
import { readPairs } from './options.ts';
import { Refusal } from './refusal.ts';

/** Options of readings typed after --reading; Refusal, with those there are, for one the policy does not declare. */
export function readReadings({ typed }: Call, policy: CheckedPolicy): Record<string, string> {
  const readings = readPairs('reading', typed.values('reading'));
  for (const [id, option] of Object.entries(readings)) {
    const declared = policy.readings.filter((one) => one.id === id);
    const known = declared.flatMap(({ options }) => options.map((one) => one.id));
    if (!known.includes(option)) throw unknownReading(`${id}=${option}`, known.length > 0 ? known : idsOf(policy));
  }
  return readings;
}

function idsOf({ readings }: CheckedPolicy): string[] {
  return readings.filter(({ switchable }) => switchable).map(({ id }) => id);
}

function unknownReading(typed: string, known: readonly string[]): Refusal {
  const values = { known: known.join(' · ') || '-' };
  return new Refusal({ code: 'UNKNOWN_READING', path: `--reading ${typed}`, sentence: 'unknownReading', values });
}
