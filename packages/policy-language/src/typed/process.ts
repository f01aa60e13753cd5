/** 办理 — what a checked policy says of the work around an award: steps, papers, approvals, budgets. */
import type { Bilingual, ExactText, Expr } from './expression.ts';

/** Who does what by when, as declared beside the sentences that say it; the case work reads it. */
export type Process = {
  readonly offices: readonly { readonly id: string; readonly name: Bilingual }[];
  readonly window?: { readonly opens: string; readonly closes: string };
  readonly steps: readonly ProcessStep[];
  readonly notice?: { readonly workingDays: number; readonly days: number };
  readonly materials: readonly Material[];
  /** Absent where none is declared. */
  readonly obligations?: readonly Obligation[]; readonly instalments?: readonly Instalments[];
  readonly discretion?: readonly Discretion[]; readonly budgets?: readonly Budget[];
  readonly approvals?: readonly ApprovalLevel[]; readonly remedies?: readonly Remedy[];
  readonly individual?: Individual;
  readonly recovery?: readonly RecoveryKind[];
};

/**
 * 追回类别 — why money that was paid has to come back, and what that entails: days from the notice of the hearing to the
 * hearing at least, days to repay from the demand, years until the debt is barred from the last of them.
 */
export type RecoveryKind = {
  readonly id: string; readonly name: Bilingual;
  readonly hearing: number; readonly repay: number; readonly limitation: number;
  /** Whether interest may be asked under a document that says so; whether it may go to the judicial authorities. */
  readonly interest: boolean; readonly judicial: boolean; readonly clause: string;
};

/**
 * 义务 — what a recipient of these items undertakes from one day until another, and what it returns if it does
 * not keep it: money, a formula about the item and the facts that are known by then.
 */
export type Obligation = {
  readonly id: string; readonly name: Bilingual; readonly items: readonly string[];
  readonly from: Expr; readonly until: Expr; readonly recover?: Expr;
  /** Office that watches over it. */
  readonly by?: string; readonly clause: string;
};

/** 分期 — in which parts the award of an item is paid; the shares add up to 1. */
export type Instalments = {
  readonly item: string; readonly clause: string;
  readonly parts: readonly {
    readonly id: string; readonly due: Expr; readonly share: ExactText;
    /** 里程碑 — what must hold for it to be paid. */
    readonly when?: Expr;
  }[];
};

/** 裁量 — a fact that an office sets within a range, which condition `within` holds it in. */
export type Discretion = {
  readonly fact: number; readonly approver: string; readonly within: number; readonly criteria: Bilingual;
  readonly clause: string;
};

/**
 * What happens when the awards come to more than the ceiling: paid in the order of submission as far as it
 * lasts; each cut in proportion (最大余额法); by rank, highest first; or in full from the next budget.
 */
export type BudgetMethod = 'in-order' | 'pro-rata' | 'ranking' | 'next-budget';

/** 总量控制 — a ceiling in 元 on the awards of these items, and what is declared for the case that it is short. */
export type Budget = {
  readonly id: string; readonly items: readonly string[]; readonly ceiling: ExactText;
  readonly whenShort: BudgetMethod; readonly rank?: Expr; readonly clause: string;
};

/** 办理步骤 — a step of the process: which offices do it within which time, bound to its sentence. */
export type ProcessStep = {
  readonly id: string; readonly name: Bilingual; readonly by: readonly string[];
  /** How many people of the office must find the same; 1 when absent. */
  readonly people?: number;
  readonly role?: StepRole; readonly missed?: StepMissed;
  readonly within?: string; readonly clause: string; readonly phrases: readonly number[];
};

/** 申报材料 — a document that a claim is proved with. */
export type Material = {
  readonly id: string; readonly name: Bilingual; readonly for: readonly string[]; readonly required: boolean;
  readonly clause: string;
  /** It has a last day of validity, which the applicant states with the file. */
  readonly expires?: true;
  /** A file in the policy's folder `templates` to start from. */
  readonly template?: string;
};

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
  | 'acceptance' | 'correction' | 'preliminary-review' | 'joint-review' | 'escalation' | 'public-notice' | 'objections'
  | 'decision';

/** What becomes of a claim that was not corrected in time: it may be refused, or goes on as it was submitted. */
export type StepMissed = 'refuse' | 'as-submitted';
