export { assessClaim, assessFacts, highestAmounts } from './assess-claim.ts';
export { eligibilityRoutes } from './eligibility.routes.ts';
export { rememberedAnswer } from './remembered-answer.ts';
export { insertPriorAwards, listPriorAwards } from './prior-awards.sql.ts';
export type { AwardOnRecord } from './prior-awards.sql.ts';
