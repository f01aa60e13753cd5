/** What the case work asks of a policy's process beyond its steps; part of the checked policy. */
import type { Bilingual } from './bilingual.ts';

/**
 * 一企一策 — the item that rests on an approval of its own: the facts that hold its number and its amount, what may be
 * proposed, and for how many years at most.
 */
export type Individual = {
  readonly item: string; readonly number: string; readonly amount: string; readonly years: number;
  readonly subjects: readonly { readonly id: string; readonly name: Bilingual }[];
};

/** 审批层级 — who approves an award above so many 元 (a decimal); every lower level too, each another person. */
export type ApprovalLevel = {
  readonly id: string; readonly name: Bilingual; readonly above: string; readonly by: string;
};

/** 救济途径 — a way to have a decision looked at again: where, and within what (`60 days`, `6 months`). */
export type Remedy = {
  readonly id: string; readonly name: Bilingual; readonly to: Bilingual;
  readonly within: string; readonly basis?: Bilingual;
};

/** 环节 — what a step is to the case work, whatever the policy calls it: its clock and its guards go by this. */
export type StepRole =
  | 'acceptance' | 'correction' | 'preliminary-review' | 'joint-review' | 'public-notice' | 'objections' | 'decision';

/** What becomes of a claim that was not corrected in time: it may be refused, or goes on as it was submitted. */
export type StepMissed = 'refuse' | 'as-submitted';
