export { likenessRoutes } from './likeness.routes.ts';
