export { identifyingDeclarations, misfitsOfIdentifying, readIdentifying } from './declare-identifying.ts';
export type { Identifying } from './identifying.ts';
export { likenessRoutes } from './likeness.routes.ts';
