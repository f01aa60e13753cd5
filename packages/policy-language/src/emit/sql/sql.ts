/** Pieces of SQL text that remember which named columns they read. */

/** A column that an expression was given a name in, so that it is worked out once (see scope.ts). */
export type Step = {
  readonly column: string;
  readonly value: Sql;
};

/** An expression; `simple` when it may stand twice without being worked out twice: a column or a literal. */
export type Sql = {
  readonly text: string;
  readonly reads: ReadonlySet<Step>;
  readonly simple: boolean;
  /** Of a whole number that is known beforehand: the same number so many times. */
  readonly times?: (factor: bigint) => Sql;
};

type Part = Sql | string | number | bigint;

const NOTHING: ReadonlySet<Step> = new Set();

/** Text as it stands, reading nothing. */
export function raw(text: string, { simple = false }: { readonly simple?: boolean } = {}): Sql {
  return { text, reads: NOTHING, simple };
}

/**
 * Joins SQL text; what stands in the holes is put in as it is, and what it reads is remembered. A line break and
 * the indentation after it are one blank.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly Part[]): Sql {
  const text = strings
    .map((written) => written.replaceAll(/\n\s*/g, ' '))
    .reduce((before, after, place) => before + textOf(parts[place - 1] ?? '') + after);
  return { text, reads: readsOf(parts), simple: false };
}

/** The pieces one after the other, with this between them. */
export function joined(pieces: readonly Part[], between: string): Sql {
  return { text: pieces.map(textOf).join(between), reads: readsOf(pieces), simple: false };
}

/** A column by its name, which may be read as often as one likes. */
export function columnOf(alias: string, step: Step | string): Sql {
  const name = typeof step === 'string' ? step : step.column;
  return {
    text: `${alias}.${quoted(name)}`,
    reads: typeof step === 'string' ? NOTHING : new Set([step]),
    simple: true,
  };
}

function textOf(part: Part): string {
  return typeof part === 'object' ? part.text : part.toString();
}

function readsOf(parts: readonly Part[]): ReadonlySet<Step> {
  const sets = parts.flatMap((part) => (typeof part === 'object' && part.reads.size > 0 ? [part.reads] : []));
  const [only, ...more] = sets;
  if (!only) return NOTHING;
  return more.length === 0 ? only : new Set(sets.flatMap((set) => [...set]));
}

/** An identifier between its marks; a mark within it is doubled. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text between its marks. No backslash has a meaning in it, in neither dialect. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
