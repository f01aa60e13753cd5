export { toSql } from './export.ts';
export { dialectNames } from './dialect.ts';
export type { DialectName } from './dialect.ts';
export { Untranslatable } from './untranslatable.ts';
