import { once } from 'node:events';
import { styleText } from 'node:util';
import { cut } from './layout.ts';

/** Where a command writes and reads; the tests give their own. */
export type Terminal = {
  /** Writes to standard output and waits until it has room again, so that long output stays out of memory. */
  readonly out: (text: string) => Promise<void>;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  /** One line for a person who waits, in place of the one before; '' takes it away. Absent where nobody looks. */
  readonly progress?: (line: string) => void;
  readonly input: () => AsyncIterable<Uint8Array>;
  /** Width to which prose is wrapped. */
  readonly columns: number;
  readonly paint: Paint;
  /** Folder from which policies and files are looked for. */
  readonly directory: string;
};

export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'underline';

/** Text in a style, or as it is where colours are not wanted. */
export type Paint = (style: Style, text: string) => string;

/** Text as it is. */
export const plain: Paint = (_, text) => text;

// What is not read by a person at a terminal has one width, so that its bytes do not depend on a window; a terminal
// that does not tell its width is taken to have it too.
const DEFAULT_COLUMNS = 100;
const COLUMNS_MAX = 110;

/** The terminal of this process: colours only where a person looks at it and NO_COLOR is not set. */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin } = process;
  // A reader that has seen enough (`| head`) ends the run without a word.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  // What is written takes the line of progress away, and does not stand behind it.
  let isTelling = false;
  const progress = (line: string): void => {
    stderr.write(`\r\u001B[K${cut(line, (stderr.columns || DEFAULT_COLUMNS) - 1)}`);
    isTelling = line !== '';
  };
  const clear = (): void => {
    if (isTelling) progress('');
  };
  const coloured = stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  return {
    out: async (text) => {
      clear();
      if (!stdout.write(text)) await once(stdout, 'drain');
    },
    err: (text) => {
      clear();
      stderr.write(text);
    },
    ...(stderr.isTTY && { progress }),
    input: () => stdin,
    columns: stdout.isTTY ? Math.min(stdout.columns || DEFAULT_COLUMNS, COLUMNS_MAX) : DEFAULT_COLUMNS,
    paint: coloured ? (style, text) => styleText(style, text, { validateStream: false }) : plain,
    directory: process.cwd(),
  };
}
