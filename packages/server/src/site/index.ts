export { certificatePageRoutes } from './certificate-page.routes.ts';
export { spendingRoutes } from './spending.routes.ts';
export { barePage } from './bare-page.ts';
export { html } from './html.ts';
export { noticePageRoutes } from './notice-pages.routes.ts';
export { readTemplates } from './templates.ts';
export { siteRoutes } from './site.routes.ts';
export type { SiteOptions } from './site.routes.ts';
