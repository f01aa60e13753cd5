/** Writes the statements of one generated function: names, blocks, and ways out when a fact is missing. */

export type Code = {
  readonly fresh: (prefix: string) => string;
  readonly line: (text: string) => void;
  /** `head {` body `}`; what is learnt in it is forgotten after it. */
  readonly block: (head: string, body: () => void) => void;
  /** A constant for an expression that is more than a name. */
  readonly hold: (expression: string, prefix?: string) => string;
  /** Leaves the nearest `guarded` when the test holds, or in any case. */
  readonly leave: (test?: string) => void;
  /**
   * Runs the body in a block that `leave` leaves; returns whether anything leaves it. Where nothing does, its
   * statements stand in the open and its constants can be used afterwards.
   */
  readonly guarded: (body: () => void) => boolean;
  /** Runs the body without writing anything. */
  readonly dry: <T>(body: () => T) => T;
  /** What the body would do: write statements, leave the nearest `guarded`. */
  readonly foresee: (body: () => void) => { readonly writes: boolean; readonly leaves: boolean };
  /** Whether what is written now is thrown away. */
  readonly isDry: () => boolean;
  /** What was learnt on the way to here. */
  readonly knows: (what: string) => string | undefined;
  readonly learn: (what: string, answer?: string) => void;
  readonly lines: () => readonly string[];
};

type State = {
  lines: string[]; known: Map<string, string>[]; labels: { readonly name: string; isUsed: boolean }[];
  /** How many bodies that are only foreseen are around what is written. */
  foreseen: number;
};

/** The lines that the body writes, and what it learns. */
function apart(state: State, body: () => void): { readonly lines: string[]; readonly known: Map<string, string> } {
  const before = state.lines;
  const [lines, known] = [[] as string[], new Map<string, string>()];
  state.lines = lines;
  state.known.push(known);
  body();
  state.known.pop();
  state.lines = before;
  return { lines, known };
}

function foresee(state: State, body: () => void): { readonly writes: boolean; readonly leaves: boolean } {
  const saved = state.labels;
  const own = { name: '', isUsed: false };
  state.labels = [own];
  state.foreseen += 1;
  const { lines } = apart(state, body);
  state.foreseen -= 1;
  state.labels = saved;
  return { writes: lines.length > 0, leaves: own.isUsed };
}

function guarded(state: State, label: State['labels'][number], body: () => void): boolean {
  state.labels.push(label);
  const { lines, known } = apart(state, body);
  state.labels.pop();
  if (label.isUsed) {
    state.lines.push(`${label.name}: {`, ...lines.map((one) => `  ${one}`), '}');
  } else {
    state.lines.push(...lines);
    for (const [what, answer] of known) state.known.at(-1)?.set(what, answer);
  }
  return label.isUsed;
}

/** `outside` is the label that `leave` leaves last; functions that share `names` never use a name twice. */
export function openCode(outside: string, names = { next: 0 }): Code {
  const state: State = { lines: [], known: [new Map()], labels: [{ name: outside, isUsed: false }], foreseen: 0 };
  const fresh = (prefix: string): string => `${prefix}${names.next++}`;
  const line = (text: string): void => void state.lines.push(text);
  return {
    fresh, line,
    block: (head, body) => {
      const { lines } = apart(state, body);
      state.lines.push(`${head} {`, ...lines.map((one) => `  ${one}`), '}');
    },
    hold: (expression, prefix = 't') => {
      if (/^-?[\w$]+$/.test(expression)) return expression;
      const name = fresh(prefix);
      line(`const ${name} = ${expression};`);
      return name;
    },
    leave: (test) => {
      const label = state.labels.at(-1);
      if (!label) return;
      label.isUsed = true;
      line(test === undefined ? `break ${label.name};` : `if (${test}) break ${label.name};`);
    },
    guarded: (body) => guarded(state, { name: fresh('L'), isUsed: false }, body),
    dry: (body) => {
      let result: ReturnType<typeof body> | undefined;
      foresee(state, () => {
        result = body();
      });
      return result as ReturnType<typeof body>;
    },
    foresee: (body) => foresee(state, body),
    isDry: () => state.foreseen > 0,
    knows: (what) => state.known.findLast((known) => known.has(what))?.get(what),
    learn: (what, answer = '') => void state.known.at(-1)?.set(what, answer),
    lines: () => state.lines,
  };
}
