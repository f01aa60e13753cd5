/** Settings and readings, which are given beside the facts and never inside. */
import { exact } from '@qingce/values';
import { fault, nearestWords, unknownName } from './complaint.ts';
import type { Complain } from './complaint.ts';
import { isObject, unknownKey } from './read-holder.ts';
import type { CheckedPolicy } from '../typed/ir.ts';

/** The option in force of every reading: its ruling, or the one chosen for this run. */
export function readReadings(policy: CheckedPolicy, json: unknown, complain: Complain): Record<string, string> {
  const options = Object.fromEntries(policy.readings.map((reading) => [reading.id, reading.ruling]));
  if (json === undefined || json === null) return options;
  if (!isObject(json)) complain('readings', fault('WRONG_TYPE', json, '须为带键的对象', 'must be an object with keys'));
  for (const [id, chosen] of Object.entries(isObject(json) ? json : {})) {
    if (chosen === null) continue;
    const option = readOption(policy, id, chosen, complain);
    if (option !== undefined) options[id] = option;
  }
  return options;
}

function readOption(policy: CheckedPolicy, id: string, chosen: unknown, complain: Complain): string | undefined {
  const [path, reading] = [`readings.${id}`, policy.readings.find((one) => one.id === id)];
  if (!reading) {
    const known = policy.readings.map((one) => one.id);
    return complain(
      path, unknownName('UNKNOWN_READING', id, known, { zh: '没有这条解释口径', en: 'there is no such reading' }),
    );
  }
  const known = reading.options.map((option) => option.id);
  if (typeof chosen !== 'string' || !known.includes(chosen)) {
    const near = nearestWords(chosen, known);
    const [zh, en] = [`须为 ${known.join('、')} 之一${near.zh}`, `must be one of ${known.join(', ')}${near.en}`];
    return complain(path, fault('UNKNOWN_READING_OPTION', chosen, zh, en));
  }
  if (!reading.switchable && chosen !== reading.ruling) {
    const [zh, en] = [
      `口径已定为 ${reading.ruling}，不能切换`,
      `this reading is ruled ${reading.ruling} and cannot be switched`,
    ];
    return complain(path, fault('READING_NOT_SWITCHABLE', chosen, zh, en));
  }
  return chosen;
}

/** The settings given, and those that the law states; the ratios of the parties must be there and add up to 1. */
export function readSettings(policy: CheckedPolicy, json: unknown, complain: Complain): Record<string, string> {
  const stated = Object.fromEntries(
    policy.settings.flatMap((setting) => (setting.default === undefined ? [] : [[setting.key, setting.default]])),
  );
  if (json === undefined || json === null) return stated;
  if (!isObject(json)) complain('settings', fault('WRONG_TYPE', json, '须为带键的对象', 'must be an object with keys'));
  const given = Object.entries(isObject(json) ? json : {}).filter(([, value]) => value !== null);
  const settings = Object.fromEntries(given.flatMap(([key, value]) => {
    const ratio = readSetting(policy, key, value, complain);
    return ratio === undefined ? [] : [[key, ratio] as const];
  }));
  const all = { ...stated, ...settings };
  checkRatios(policy, all, complain);
  return all;
}

function readSetting(policy: CheckedPolicy, key: string, value: unknown, complain: Complain): string | undefined {
  const known = policy.settings.map((setting) => setting.key);
  if (!known.includes(key))
    return complain(`settings.${key}`, { ...unknownKey(key, known), code: 'UNKNOWN_SETTING' });
  if (isRatio(value)) return value;
  return complain(
    `settings.${key}`,
    fault('BAD_RATIO', value, '比例须为0至1之间的十进制文字', 'a ratio must be a decimal text from 0 to 1'),
  );
}

function isRatio(value: unknown): value is string {
  const ratio = typeof value === 'string' ? exact.parseDecimal(value) : undefined;
  return ratio !== undefined && exact.compare(ratio, exact.ZERO) >= 0 && exact.compare(ratio, exact.ONE) <= 0;
}

function checkRatios(
  policy: CheckedPolicy,
  settings: Readonly<Record<string, string>>,
  complain: Complain,
): void {
  const keys = (policy.shares?.parties ?? []).map((party) => party.setting);
  const given = keys.filter((key) => settings[key] !== undefined);
  if (given.length === 0) return;
  if (given.length < keys.length) {
    const absent = keys.filter((key) => settings[key] === undefined);
    const [zh, en] = [
      `各方比例须一并设定：请补上 ${absent.join('、')}，或全部不设`,
      `the shares are set together: set ${absent.join(', ')} too, or none of them`,
    ];
    given.forEach((key) => complain(`settings.${key}`, fault('GIVEN_ALONE', settings[key], zh, en)));
    return;
  }
  const sum = given.map((key) => exact.parseDecimal(settings[key] ?? '0') ?? exact.ZERO).reduce(exact.add);
  if (exact.equal(sum, exact.ONE)) return;
  const [zh, en] = [`${keys.join('、')} 之和须为1`, `${keys.join(' and ')} must add up to 1`];
  complain('settings', fault('RATIOS_NOT_ONE', exact.formatDecimal(sum), zh, en));
}
