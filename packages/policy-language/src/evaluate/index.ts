/** 评定 — the evaluator: runs a checked policy in Node and in the browser, without any reader of policy files. */
export { askedOf, kindOf, kindsFor } from './applicant-kinds.ts';
export { assess } from './assess.ts';
export type { AssessOptions } from './assess.ts';
export { allotBudget } from './allot-budget.ts';
export type { Demand } from './allot-budget.ts';
export { ask } from './ask.ts';
export type { ItemQuestions } from './ask.ts';
export { fillFromRecord, recordFacts, recordedRows } from './fill-from-record.ts';
export type { EarlierAward } from './fill-from-record.ts';
export { split as splitShares } from './shares.ts';
export { followUp } from './follow-up.ts';
export type { ItemFollowUp } from './follow-up.ts';
export { readinessOf } from './readiness.ts';
export type { Unready } from './readiness.ts';
export { spokenFormula, spokenQuantity } from './spoken-formula.ts';
export { spokenName } from './spoken-name.ts';
export type {
  Advice, Answer, Assessment, AssessmentRequest, Change, Finding, InputError, ItemAnswer, Reason, Step,
} from './answer.ts';
export type * from '../typed/ir.ts';
