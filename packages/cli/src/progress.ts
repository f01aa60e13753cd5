/** How far a long run is, on one line for a person who waits; nothing where nobody looks. */
import type { Terminal } from './terminal.ts';

/** Tells how far it is: `share` from 0 to 1, undefined where the end is not known. `end` takes the line away. */
type Progress = {
  readonly tell: (share: number | undefined, sentence: string) => void; readonly end: () => void;
};

const BAR = 24;
const MILLISECONDS = 100;

/** A line that is written ten times a second at the most, however often it is told. */
export function openProgress({ progress }: Terminal): Progress {
  if (!progress) return { tell: () => {}, end: () => {} };
  let last = -Infinity;
  return {
    tell: (share, sentence) => {
      const now = performance.now();
      if (now - last < MILLISECONDS) return;
      last = now;
      progress(share === undefined ? sentence : `${barOf(share)} ${sentence}`);
    },
    end: () => progress(''),
  };
}

/** `[############------------]  50 %`: plain signs, which take one column on every terminal. */
export function barOf(share: number): string {
  const whole = Math.min(1, Math.max(0, share));
  const full = Math.floor(whole * BAR);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}] ${String(Math.floor(whole * 100)).padStart(3)} %`;
}
