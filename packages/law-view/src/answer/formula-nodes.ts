/** What is looked for in a formula: the operation, and what it names. */
export type FormulaNode = { readonly op?: unknown; readonly id?: unknown; readonly fact?: unknown };

/** Every node of a formula, or of anything that holds formulas, wherever it stands. */
function nodesOf(root: unknown): readonly FormulaNode[] {
  if (typeof root !== 'object' || root === null) return [];
  return [root, ...Object.values(root).flatMap(nodesOf)];
}

/** The ids that nodes with one of these operations name: `id` of facts, definitions and readings. */
export function idsIn<Id>(root: unknown, op: string, isId: (value: unknown) => value is Id): readonly Id[] {
  return nodesOf(root).flatMap((node) => (node.op === op && isId(node.id) ? [node.id] : []));
}

/** The facts that a formula asks about without reading them: whether they were given, which rows qualify. */
export function factsNamedBy(root: unknown, ops: readonly string[]): readonly number[] {
  return nodesOf(root).flatMap(({ op, fact }) => (ops.some((each) => each === op) && isNumber(fact) ? [fact] : []));
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}
