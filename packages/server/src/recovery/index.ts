export { findCase, hasOpenCase } from './recovery.sql.ts';
export { openRecovery } from './open-case.ts';
export { recoveryRoles } from './recovery.ts';
export { tellLimitation } from './tell-limitation.ts';
export { recoveryRoutes } from './recovery.routes.ts';
