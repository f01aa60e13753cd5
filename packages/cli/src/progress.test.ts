import { expect, test, vi } from 'vitest';
import { plain } from './terminal.ts';
import type { Terminal } from './terminal.ts';
import { barOf, openProgress } from './progress.ts';

const terminal: Terminal = {
  out: () => Promise.resolve(), err: () => {}, input: () => (async function* empty() {})(), columns: 80, paint: plain,
  directory: '/',
};

test.each([
  [0, `[${'-'.repeat(24)}]   0 %`], [0.5, `[${'#'.repeat(12)}${'-'.repeat(12)}]  50 %`],
  [0.999, `[${'#'.repeat(23)}-]  99 %`], [1, `[${'#'.repeat(24)}] 100 %`], [1.2, `[${'#'.repeat(24)}] 100 %`],
])('the bar of %f', (share, bar) => {
  expect(barOf(share)).toBe(bar);
});

test('a line is told ten times a second at the most, and taken away at the end', () => {
  const lines: string[] = [];
  const clock = vi.spyOn(performance, 'now');
  const progress = openProgress({ ...terminal, progress: (line) => void lines.push(line) });
  for (const [now, n] of [[0, 1], [99, 2], [100, 3], [150, 4]] as const) {
    clock.mockReturnValue(now);
    progress.tell(n === 3 ? undefined : n / 4, `${n} done`);
  }
  progress.end();
  clock.mockRestore();
  expect(lines).toEqual([`[######${'-'.repeat(18)}]  25 % 1 done`, '3 done', '']);
});

test('nothing is told where nobody looks', () => {
  const progress = openProgress(terminal);
  expect(() => {
    progress.tell(0.5, 'half');
    progress.end();
  }).not.toThrow();
});
