export { holderRoutes } from './holder.routes.ts';
export { findProof } from './holder.sql.ts';
