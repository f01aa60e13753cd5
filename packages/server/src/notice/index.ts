export { closeDueNotices } from './close-due-notices.ts';
export { receiveEvidence, requireOpenObjection } from './evidence.ts';
export { daysOfPeriod } from './notice-period.ts';
export { noticeRoutes, objectionsPerAddress } from './notice.routes.ts';
export { countOpenObjections, findNoticeOfList, findObjection, findOldestObjection } from './notice.sql.ts';
export { noticeTransitions } from './notice.ts';
export { raiseObjection } from './raise-objection.ts';
export {
  getObjectionReceipt, getPublicNotice, listCertifiedObjections, listPublicNotices,
} from './read-notices.ts';
export type { CertifiedObjection, ObjectionReceipt } from './read-notices.ts';
