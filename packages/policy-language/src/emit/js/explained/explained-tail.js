const EXPLAINED = {};

/** The kinds of items that `openExplanations` explains; the others are the evaluator's. */
export const explained = Object.keys(EXPLAINED);

/**
 * The derivation of any item of these columns, by kind and place: the steps that the evaluator gives as `trace`,
 * in its order. Undefined where it has to be asked itself: for other kinds, and where a fact is missing.
 */
export function openExplanations(columns) {
  const input = { ...columns, codes: new Map(columns.texts.map((text, place) => [text, place])) };
  const opened = Object.fromEntries(Object.entries(EXPLAINED).map(([id, open]) =>
    [id, open(input, { count: 0, claim: new Int32Array(0), facts: {}, ...input.items[id] })]));
  return (id, place) => opened[id]?.(place);
}
