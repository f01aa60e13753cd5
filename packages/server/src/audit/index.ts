export type { AuditDetails, AuditRecord } from './audit.ts';
export { listActs } from './audit.sql.ts';
export { recordAudit, recordDenial } from './record-audit.ts';
