/** What is being written beside its place: a run that is broken off (Ctrl-C) takes it away before it ends. */
import { rmSync } from 'node:fs';

const unfinished = new Set<string>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** From now until `finish` the file or folder goes when the run is broken off. */
export function begin(path: string): void {
  if (unfinished.size === 0) for (const signal of SIGNALS) process.on(signal, breakOff);
  unfinished.add(path);
}

/** The file or folder is in its place, or gone. */
export function finish(path: string): void {
  unfinished.delete(path);
  if (unfinished.size === 0) for (const signal of SIGNALS) process.removeListener(signal, breakOff);
}

/** Ends as the signal would have ended the run by itself. */
function breakOff(signal: NodeJS.Signals): void {
  for (const path of unfinished) {
    rmSync(path, { recursive: true, force: true });
    finish(path);
  }
  process.kill(process.pid, signal);
}
