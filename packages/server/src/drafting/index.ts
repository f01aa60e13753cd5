export { draftingRoutes } from './drafting.routes.ts';
