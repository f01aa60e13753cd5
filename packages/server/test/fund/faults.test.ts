import { expect, test } from 'vitest';
import { onBothDatabases } from '@qingce/database/test';
import { faultLine, runFaults } from './faults.ts';

onBothDatabases('every money transaction, failed at every statement', (database) => {
  test('leaves everything as it was, or is whole', async () => {
    const figures = await runFaults(database(), () => {});
    expect(figures.halves).toEqual([]);
    expect(figures.transactions).toBeGreaterThanOrEqual(12);
    expect(figures.faults).toBeGreaterThan(figures.transactions * 10);
    expect(faultLine(figures)).toContain('0 left a half');
  }, 600_000);
});
