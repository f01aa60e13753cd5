export { closeDueNotices } from './close-due-notices.ts';
export { noticeRoutes } from './notice.routes.ts';
export { countOpenObjections, findNoticeOfList } from './notice.sql.ts';
export { noticeTransitions } from './notice.ts';
export { raiseObjection } from './raise-objection.ts';
export { getPublicNotice, listPublicNotices } from './read-notices.ts';
