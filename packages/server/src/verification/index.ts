export { completeWhenAllConfirmed, confirmFacts, signOnce, verificationTransitions } from './confirm-fact.ts';
export { readVerifiedFacts } from './read-standings.ts';
export { acceptedFacts, isOfRoster } from './verification.ts';
export type { FactStanding } from './verification.ts';
export { listFindings, listRelyingClaims, setFindingsAside } from './verification.sql.ts';
export { verificationRoutes } from './verification.routes.ts';
