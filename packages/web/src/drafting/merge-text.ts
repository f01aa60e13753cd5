import { diff3Merge, diffComm } from 'node-diff3';

/** A place that both changed: from which line of the merged text on, and what the other wrote there. */
export interface Clash { readonly line: number; readonly theirs: string }

interface Versions { readonly base: string; readonly mine: string; readonly theirs: string }

/** 合并 — line by line: what only one changed is theirs; where both did, mine stands and the other's is told. */
export function mergeText({ base, mine, theirs }: Versions): { text: string; clashes: Clash[] } {
  const lines: string[] = [];
  const clashes: Clash[] = [];
  const blocks = diff3Merge(mine.split('\n'), base.split('\n'), theirs.split('\n'), { excludeFalseConflicts: true });
  for (const { ok, conflict } of blocks) {
    if (conflict) clashes.push({ line: lines.length + 1, theirs: conflict.b.join('\n') });
    lines.push(...(ok ?? conflict?.a ?? []));
  }
  return { text: lines.join('\n'), clashes };
}

/** Lines that changed together, with the line of the newer text at which they begin. */
export interface Change { readonly line: number; readonly before: readonly string[]; readonly after: readonly string[] }

/** 逐行对照 — the lines that differ between two texts, in the order of the newer one. */
export function changedLines(before: string, after: string): Change[] {
  const changes: Change[] = [];
  let line = 1;
  for (const block of diffComm(before.split('\n'), after.split('\n'))) {
    if ('common' in block) {
      line += block.common.length;
      continue;
    }
    changes.push({ line, before: block.buffer1, after: block.buffer2 });
    line += block.buffer2.length;
  }
  return changes;
}
