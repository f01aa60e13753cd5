export type { AuditDetails, AuditRecord } from './audit.ts';
export { auditRoutes } from './audit.routes.ts';
export { listActs } from './audit.sql.ts';
export type { ChainHead } from './chain.ts';
export { listConcerned } from './chain.sql.ts';
export { extendChain } from './extend-chain.ts';
export { recordAudit, recordDenial } from './record-audit.ts';
export { readHead } from './read-head.ts';
export { verifyChain } from './verify-chain.ts';
