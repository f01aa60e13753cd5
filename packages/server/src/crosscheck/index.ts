export { crosscheckRoutes } from './crosscheck.routes.ts';
export { readSources } from './declare-sources.ts';
export { publishSources } from './publish-sources.ts';
export type { Source } from './crosscheck.ts';
