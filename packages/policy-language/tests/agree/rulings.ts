/** Sets of readings under which claims are compared, few enough that a back end can be compiled for each. */
import type { CheckedPolicy } from '../../src/typed/ir.ts';
import type { Dice } from './dice.ts';

export type Ruling = Readonly<Record<string, string>>;

const MIXED = 12;

/** Those in force, each other option of a switchable reading alone, and some mixed at random. */
export function rulingsOf(policy: CheckedPolicy, dice: Dice): Ruling[] {
  const switchable = policy.readings.filter((reading) => reading.switchable);
  const alone = switchable.flatMap(({ id, options, ruling }) =>
    options.filter((option) => option.id !== ruling).map((option) => ({ [id]: option.id })));
  const mixed = switchable.length < 2 ? [] : Array.from({ length: MIXED }, () =>
    Object.fromEntries(switchable.map(({ id, options }) => [id, dice.pick(options).id])));
  return [{}, ...alone, ...mixed];
}

/** Every reading named, with the option in force. */
export function fullRuling(policy: CheckedPolicy, chosen: Ruling): Record<string, string> {
  return Object.fromEntries(policy.readings.map(({ id, ruling }) => [id, chosen[id] ?? ruling]));
}
