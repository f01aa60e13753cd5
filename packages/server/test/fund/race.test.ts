import { expect, test } from 'vitest';
import { onPostgresql } from '@qingce/database/test';
import { buildTestApp } from '../build-test-app.ts';
import { publishStoryPolicy } from '../lighthouse.ts';
import { raceLine, runRaces } from './race.ts';
import { races } from './races.ts';

onPostgresql('twenty-four clients race for the money', (database) => {
  test('and not one fen is spent twice, in rounds that all overlap', async () => {
    const server = await buildTestApp(database(), { claimsAreIds: true });
    const policy = await publishStoryPolicy(server);
    const rounds = Object.keys(races).length * 2;
    const figures = await runRaces({ database: database(), policy, rounds, clients: 24 });
    expect(figures.complaints).toEqual([]);
    expect(figures).toMatchObject({ overlapped: rounds, overspent: 0, naiveRounds: rounds });
    // One round of few may fail to bite on a busy machine; the script asks for 98 of 100.
    expect(figures.naiveOverspent).toBeGreaterThanOrEqual(rounds - 2);
    expect(raceLine(figures, 24)).toContain(`${rounds} rounds × 24 clients overlapped`);
    await server.close();
  }, 600_000);
});
