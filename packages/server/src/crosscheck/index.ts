export { crosscheckRoutes } from './crosscheck.routes.ts';
export { misfitsOfSources, readSources, sourceDeclarations } from './declare-sources.ts';
export { factOf } from './crosscheck.ts';
export type { Source } from './crosscheck.ts';
export { takeTable } from './take-table.ts';
