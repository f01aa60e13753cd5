/** Writes docs/bench.md and its pictures from what one run found. */
import { renameSync, writeFileSync } from 'node:fs';
import { chartOf } from './chart.ts';
import type { BenchDocument } from './document.ts';
import { machineLine } from './machine.ts';
import type { SetFindings } from './measure.ts';
import { forMarkdown, HEAD, rowsOf, TIMING_HEAD, timingRows } from './table.ts';

const docs = new URL('../../docs/', import.meta.url);

/** Replaces the page and one picture for each set. */
export function writePage(document: BenchDocument): void {
  for (const set of document.sets) write(pictureOf(set), chartOf(set));
  write('bench.md', pageOf(document));
}

function pictureOf({ set }: SetFindings): string {
  return `pictures/bench-${set}.svg`;
}

/** All or nothing: an interrupted run leaves the old file. */
function write(name: string, text: string): void {
  const draft = new URL(`${name}.new`, docs);
  writeFileSync(draft, text);
  renameSync(draft, new URL(name, docs));
}

function pageOf({ machine, seed, sets, timings }: BenchDocument): string {
  return `# How fast, and how right

Written by \`npm run bench -- --write\`: figures of one run, all engines side by side.
How it is measured: [bench/README.md](../bench/README.md).

Machine: ${machineLine(machine)}. Seed ${seed}. One thread unless stated.
${sets.map(sectionOf).join('')}
## Other figures

${forMarkdown(TIMING_HEAD, timingRows(timings))}
`;
}

function sectionOf(set: SetFindings): string {
  return `
## ${set.title}

![Claims per second by engine, logarithmic](${pictureOf(set)})

${forMarkdown(HEAD, rowsOf(set))}
`;
}
