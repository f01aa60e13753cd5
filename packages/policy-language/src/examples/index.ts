/** 算例 — the worked examples of a policy, run under it. */
export { isExample, runExample } from './worked-examples.ts';
export type { ExampleResult, WorkedExample } from './worked-examples.ts';
