export { countedAs, findWindow } from './find-window.ts';
export { windowRoutes } from './window.routes.ts';
