import type { RecoveryKind } from '../typed/ir.ts';
import type { ClauseScope } from './declared.ts';
import { countOf, entriesIn, fieldsOf, flagOf, requiredBilingual, textOf, wantKeys } from './fields.ts';
import type { Fields } from './fields.ts';

const TIMES = ['hearing', 'repay', 'limitation'] as const;
const CARRIED = ['interest', 'judicial'] as const;

/** 追回类别 — why money comes back; the days and years may not be left out, what it carries is no where it is not said. */
export function recoveryOf(fields: Fields, clause: ClauseScope): RecoveryKind[] {
  return entriesIn(fields, 'recovery').map(({ key: id, keyAt: at, value }) => {
    const kind = fieldsOf(value, at, ['name', ...TIMES, ...CARRIED, 'clause'], fields.complain);
    wantKeys(kind, TIMES);
    const time = (key: (typeof TIMES)[number]): number => countOf(kind, key) ?? 0;
    const carries = (key: (typeof CARRIED)[number]): boolean => flagOf(kind, key) ?? false;
    return {
      id, name: requiredBilingual(kind, 'name'), hearing: time('hearing'), repay: time('repay'),
      limitation: time('limitation'), interest: carries('interest'), judicial: carries('judicial'),
      clause: textOf(kind, 'clause')?.text ?? clause.id,
    };
  });
}
