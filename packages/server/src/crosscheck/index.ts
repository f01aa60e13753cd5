export { crosscheckRoutes } from './crosscheck.routes.ts';
export { misfitsOfSources, readSources } from './declare-sources.ts';
export { publishSources } from './publish-sources.ts';
export { factOf } from './crosscheck.ts';
export type { Source } from './crosscheck.ts';
export { takeTable } from './take-table.ts';
