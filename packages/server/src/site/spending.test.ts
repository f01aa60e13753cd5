import { afterAll, beforeAll, expect, test } from 'vitest';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp } from '../../test/build-test-app.ts';
import { aReviewedClaim, creditCodes, decide, grantFor } from '../../test/claim-on-its-way.ts';
import { castOf, publishStoryPolicy } from '../../test/lighthouse.ts';

onBothDatabases('the page that tells where the money went', (database) => {
  let server: TestApp;
  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
  });
  afterAll(() => server.close());

  const read = async (path: string): Promise<string> =>
    (await server.app.inject({ method: 'GET', url: path })).body;

  test('says so while there is no budget', async () => {
    expect(await read('/spending')).toContain('还没有下达预算。');
  });

  test('has totals by award for anyone, and names no applicant', async () => {
    const cast = await castOf(server);
    await grantFor(cast, 2);
    const claim = await aReviewedClaim(server, cast, creditCodes[0]!);
    await decide(server, cast, [claim]);
    await cast.financeClerk.post(`/api/claims/${claim.id}/order-payment`);
    const [chinese, english] = [await read('/spending'), await read('/en/spending')];
    for (const told of [chinese, english]) {
      expect(told).toContain('699,500.00');
      expect(told).toContain('1,400,000.00');
      expect(told).not.toContain(`示例企业 ${creditCodes[0]!.slice(-4)}`);
    }
    expect(chinese).toContain('自建坐席场地租金奖励');
    expect(english).toContain('Where the money went');
  });
});
