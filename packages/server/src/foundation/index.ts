export type { App } from './app.ts';
export { assert } from './assert.ts';
export { dayAfter, dayOf, instantAfter, instantAt, millisecondsSince1970 } from './clock.ts';
export type { Clocks, Day, Instant } from './clock.ts';
export { forgetOldReplies } from './forget-old-replies.ts';
export { Refusal, refuse } from './refuse.ts';
export { runReading, runVerb } from './run-verb.ts';
export type { Actor, Call, Verb, VerbContext, Workplace } from './run-verb.ts';
