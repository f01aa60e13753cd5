export type { AuditDetails, AuditObject, AuditRecord, AuditedAct } from './audit.ts';
export { listActs } from './audit.sql.ts';
export { recordAudit, recordDenial } from './record-audit.ts';
