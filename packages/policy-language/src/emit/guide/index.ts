/** 导出申报指南 — guide, checklist and form in Markdown or HTML. */
export { toHtml, toMarkdown } from './blocks.ts';
export { guideOf } from './guide.ts';
export type { GuideExample } from './speech.ts';
