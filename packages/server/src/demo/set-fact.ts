/** Puts the value at a path such as `items[0].seats[1].from`; only its last step may be new. */
export function setFact(facts: object, path: string, value: unknown): void {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  const last = steps.pop() ?? '';
  const holder = steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], facts);
  (holder as Record<string, unknown>)[last] = value;
}
