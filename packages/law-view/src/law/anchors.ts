/** The id of the place where a clause begins, for links. */
export function clauseAnchor(clause: string): string {
  return `clause-${clause}`;
}

/** The id of the field of a fact. */
export function fieldId(path: string): string {
  return `fact-${path.replace(/[^a-z0-9]+/gi, '-')}`;
}
