/** Where expressions are given names: the row of an item, or one element of a list. */
import { columnOf } from './sql.ts';
import type { Sql, Step } from './sql.ts';

export type Scope = {
  /** The expression as a column of its own, unless it is simple or stands there already. */
  readonly define: (name: string, value: Sql) => Sql;
};

/** Steps in the order in which they were defined, each in a layer after all that it reads. */
export type Layers = {
  readonly scope: Scope;
  readonly layers: () => readonly (readonly Step[])[];
};

/**
 * Opens a scope whose columns are read as `alias(layer)."column"`; `taken` are columns that stand there from the
 * beginning.
 */
export function openLayers(alias: (layer: number) => string, taken: readonly string[]): Layers {
  const layers: Step[][] = [];
  const layerOf = new Map<Step, number>();
  const known = new Map<string, Sql>();
  const nameFor = namesBesides(taken);
  const define = (name: string, value: Sql): Sql => {
    if (value.simple) return value;
    const before = known.get(value.text);
    if (before) return before;
    const layer = 1 + Math.max(-1, ...[...value.reads].map((step) => layerOf.get(step) ?? -1));
    const step: Step = { column: nameFor(name), value };
    layerOf.set(step, layer);
    (layers[layer] ??= []).push(step);
    const column = columnOf(alias(layer), step);
    known.set(value.text, column);
    return column;
  };
  return { scope: { define }, layers: () => layers };
}

// PostgreSQL cuts names off at 63 bytes; what is left of them is for the number.
const NAME_BYTES = 52;

/** Gives each name once, whatever its capitals; asked again, it numbers them. */
export function namesBesides(taken: readonly string[]): (name: string) => string {
  const used = new Map<string, number>(taken.map((name) => [name.toLowerCase(), 1]));
  return (whole) => {
    const name = shortened(whole);
    let times = (used.get(name.toLowerCase()) ?? 0) + 1;
    const numbered = (): string => (times === 1 ? name : `${name} (${times})`);
    while (times > 1 && used.has(numbered().toLowerCase())) times += 1;
    used.set(name.toLowerCase(), times);
    if (times > 1) used.set(numbered().toLowerCase(), 1);
    return numbered();
  };
}

function shortened(name: string): string {
  let bytes = 0;
  const kept = [...name].filter((sign) => (bytes += new TextEncoder().encode(sign).length) <= NAME_BYTES);
  return kept.join('');
}
