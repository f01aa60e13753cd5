/** The facts of a draft as they were typed, in the contract's form or not yet. */
export type Facts = Readonly<Record<string, unknown>>;
