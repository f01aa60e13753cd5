export { toSql } from './export.ts';
export type { SqlOptions } from './export.ts';
export type { DialectName } from './dialect.ts';
export { Untranslatable } from './writer.ts';
