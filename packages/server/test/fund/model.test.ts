import { expect, test } from 'vitest';
import { onBothDatabases } from '@qingce/database/test';
import { compileStoryPolicy } from '../lighthouse.ts';
import { modelLine, runModel } from './model-run.ts';

onBothDatabases('the fund and a model in plain arithmetic', (database) => {
  test('agree after every command, retries and crashes among them', async () => {
    const policy = await compileStoryPolicy();
    const figures = await runModel({ database: database(), policy, commands: 800, seed: 20_151_120 });
    expect(figures.divergences).toEqual([]);
    for (const kind of ['done', 'refused', 'retried', 'crashed', 'closed'] as const) {
      expect(figures[kind]).toBeGreaterThan(10);
    }
    expect(modelLine(figures)).toContain('0 divergences');
  }, 600_000);
});
