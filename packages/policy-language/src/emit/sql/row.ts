/** The row of one item: its named expressions, and the chain of queries in which they come to stand. */
import { namesBesides } from './scope.ts';
import type { Scope } from './scope.ts';
import { columnOf, joined, quoted, raw, sql } from './sql.ts';
import type { Sql, Step } from './sql.ts';

/** A step and the part of the law that it belongs to: a clause, `facts` or `verdict`. */
export type RowStep = Step & { readonly section: string };

export type Row = {
  readonly scope: Scope;
  /** What is defined while this runs belongs to that section. */
  readonly inSection: <T>(section: string, run: () => T) => T;
  /** In an order in which each step follows all that it reads. */
  readonly steps: () => readonly RowStep[];
};

/** The name by which every query of the chain calls the one before. */
export const ROW = 'r';

/** Columns that a row has from the beginning. */
export const columns = {
  claim: 'claim', position: 'position', ordinal: 'ordinal', kind: 'kind',
  applicant: 'applicant facts', claimFacts: 'claim facts', item: 'item facts',
} as const;

/** The parts of earlier items of this kind; the column stands only in the recursive part of the chain. */
export const EARLIER: Step = { column: 'earlier parts', value: raw('') };

/** Item and amount of the parts of earlier items of every kind (各前项); it stands where the one above does. */
export const GRANTED: Step = { column: 'granted parts', value: raw('') };

/** Opens the row of one item, with nothing in it yet but what every item has and these further columns. */
export function openRow(further: readonly string[] = []): Row {
  const steps: RowStep[] = [];
  const known = new Map<string, Sql>();
  const nameFor = namesBesides([...Object.values(columns), EARLIER.column, GRANTED.column, ...further]);
  let section = 'facts';
  return {
    scope: {
      define: (name, value) => {
        if (value.simple) return value;
        const before = known.get(value.text);
        if (before) return before;
        const step = { column: nameFor(name), value, section };
        steps.push(step);
        const column = columnOf(ROW, step);
        known.set(value.text, column);
        return column;
      },
    },
    inSection: (name, run) => {
      const before = section;
      section = name;
      try {
        return run();
      } finally {
        section = before;
      }
    },
    steps: () => steps,
  };
}

/** The steps that a result reads, however indirectly. */
export function neededFor(results: readonly Sql[], steps: readonly RowStep[]): readonly RowStep[] {
  const needed = new Set<Step>(results.flatMap(({ reads }) => [...reads]));
  for (const step of steps.toReversed())
    if (needed.has(step)) for (const read of step.value.reads) needed.add(read);
  return steps.filter((step) => needed.has(step));
}

/** Those that read the parts of earlier items, of this kind or of any, however indirectly. */
export function lateAmong(steps: readonly RowStep[]): ReadonlySet<Step> {
  const late = new Set<Step>([EARLIER, GRANTED]);
  for (const step of steps) if ([...step.value.reads].some((read) => late.has(read))) late.add(step);
  return late;
}

/** Whether an expression reads any of these steps. */
export function readsAny({ reads }: Sql, steps: ReadonlySet<Step>): boolean {
  return [...reads].some((step) => steps.has(step));
}

/** Queries of a WITH, and the name of the last of them. */
export type Chain = { readonly queries: readonly string[]; readonly last: string };

export type Headings = {
  /** A name for the next query of a section. */
  readonly nameFor: (section: string) => string;
  /** What a section is, for a comment. */
  readonly heading: (section: string) => string;
  readonly fence: string;
};

/**
 * One query after the other, each adding columns of one section to the row.
 */
export function chainOf(
  first: string,
  steps: readonly RowStep[],
  { nameFor, heading, fence }: Headings,
): Chain {
  let last = first;
  const queries = layersOf(steps).map((layer) => {
    const section = layer[0]?.section ?? '';
    const name = nameFor(section);
    const query = `-- ${heading(section)}: ${layer.map(({ column }) => column).join(', ')}\n` +
      `${quoted(name)} AS (\n  SELECT ${ROW}.*,\n    ${namedColumns(layer).text}\n` +
      `  FROM ${quoted(last)} AS ${ROW}${fence}\n)`;
    last = name;
    return query;
  });
  return { queries, last };
}

function namedColumns(layer: readonly RowStep[]): Sql {
  return joined(layer.map(({ column, value }) => sql`${value} AS ${quoted(column)}`), ',\n    ');
}

/**
 * Layers of one section each, in which no step reads another. A section goes on as long as something of it is
 * ready, so that the queries stay few and what belongs together stands together.
 */
function layersOf(steps: readonly RowStep[]): RowStep[][] {
  const layers: RowStep[][] = [];
  const own = new Set<Step>(steps);
  const done = new Set<Step>();
  let open = [...steps];
  let section: string | undefined;
  while (open.length > 0) {
    const isReady = ({ value }: Step): boolean =>
      [...value.reads].every((read) => done.has(read) || !own.has(read));
    const ready = open.filter(isReady);
    const goesOn = ready.some((step) => step.section === section);
    section = goesOn ? section : ready[0]?.section;
    const layer = ready.filter((step) => step.section === section);
    layers.push(layer);
    for (const step of layer) done.add(step);
    open = open.filter((step) => !done.has(step));
  }
  return layers;
}
