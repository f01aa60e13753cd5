/** 恒等式 — what must hold of the money whatever happened; README.md says each in a sentence. */
export const invariantIds = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9', 'I10', 'I11', 'I12'] as const;
export type InvariantId = (typeof invariantIds)[number];

/** Something that does not hold: of what, and how; amounts in fen, for an engineer or an auditor. */
export interface Breach {
  readonly invariant: InvariantId;
  readonly object: string;
  readonly what: string;
}

/** What a check looked at, and everything that does not hold. */
export interface Inspection {
  readonly breaches: readonly Breach[];
  readonly counted: { readonly accounts: number; readonly entries: number; readonly claims: number };
}
