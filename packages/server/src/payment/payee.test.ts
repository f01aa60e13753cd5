import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Applicant } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { creditCodeProblem } from '@qingce/values';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { confirmHolder } from '../../test/confirmed-holder.ts';
import { listActs } from '../audit/index.ts';

const bank = '示例银行清城支行';
/** The last digit closes the Luhn check in the first, and does not in the second. */
const [card, wrongCard] = ['6222020000201761', '6222020000201763'] as const;

onBothDatabases('the account that an applicant is paid to', (database) => {
  let server: TestApp;
  beforeAll(async () => { server = await buildTestApp(database()); });
  afterAll(() => server.close());

  interface Owner { readonly visitor: Visitor; readonly id: string; readonly at: string }
  let registered = 0;
  async function anApplicant(kind: 'enterprise' | 'individual'): Promise<Owner> {
    registered += 1;
    const visitor = await server.signedInAs(null);
    const code = kind === 'enterprise'
      ? { creditCode: aCreditCode(registered) } : { identityNumber: individuals.pop() };
    const { id } = (await visitor.post('/api/applicants', { kind, name: '示例主体', ...code })).body as Applicant;
    await confirmHolder(server, visitor, id);
    return { visitor, id, at: `/api/applicants/${id}/payee` };
  }
  const individuals = ['11010519491231002X', '440524188001010014', '441802199506151237', '441802200002290028'];

  test.each<['enterprise' | 'individual', string, object, string | undefined]>([
    ['enterprise', 'an account of eight digits', { account: '80001700' }, undefined],
    ['enterprise', 'letters', { account: '8000170000A' }, 'payment.account-number'],
    ['enterprise', 'an account that looks like a card, which firms do not have', { account: wrongCard }, undefined],
    ['individual', 'a card', { account: card }, undefined],
    ['individual', 'a card with a wrong digit', { account: wrongCard }, 'payment.card-number'],
    ['individual', 'a passbook, which has no check digit', { account: '80001700000000001137' }, undefined],
    ['enterprise', 'a 行号', { account: '80001700', bankCode: '102100099996' }, undefined],
    ['enterprise', 'an empty 行号', { account: '80001700', bankCode: '' }, undefined],
    ['enterprise', 'a 行号 whose check is in doubt', { account: '80001700', bankCode: '102100099990' }, undefined],
    ['enterprise', 'a 行号 of eleven digits', { account: '80001700', bankCode: '10210009999' }, 'payment.bank-code'],
    ['enterprise', 'a 行号 with a letter', { account: '80001700', bankCode: '10210009999X' }, 'payment.bank-code'],
  ])('of an %s: %s', async (kind, _what, account, refused) => {
    const { visitor, at } = await anApplicant(kind);
    expect((await visitor.post(at, { bank, ...account })).codes).toEqual(refused === undefined ? [] : [refused]);
  });

  test('is shown with stars, and as a whole only to a look that is kept', async () => {
    const { visitor, id, at } = await anApplicant('enterprise');
    expect((await visitor.get(at)).body).toBeNull();
    expect((await visitor.post(`${at}/look`)).codes).toEqual(['payment.no-payee']);
    await visitor.post(at, { account: '80001700000000001137', bank, bankCode: '102100099996' });
    const auditor = await server.signedInAs('auditor');
    expect((await auditor.get(at)).body).toEqual({
      holder: '示例主体', account: `${'*'.repeat(16)}1137`, bank, bankCode: '102100099996',
    });
    expect((await auditor.post(`${at}/look`)).body).toEqual({ account: '80001700000000001137' });
    const acts = await listActs(database().kysely, { kind: 'applicant', id });
    expect(acts.filter(({ act }) => act === 'payment.look-at-payee').map(({ actorId }) => actorId))
      .toEqual([auditor.userId]);
    const stranger = await server.signedInAs(null);
    const tries: Reply[] = [await stranger.get(at), await stranger.post(`${at}/look`)];
    expect(tries.map(({ codes }) => codes)).toEqual([['applicant.not-member'], ['applicant.not-member']]);
    expect((await auditor.get(`/api/applicants/${randomUUID()}/payee`)).codes).toEqual(['applicant.not-found']);
  });
});

function aCreditCode(ordinal: number): string {
  const first = `91350100M${`${ordinal}`.padStart(8, '7')}`;
  const problem = creditCodeProblem(`${first}0`);
  return problem?.kind === 'check' ? first + problem.expected : `${first}0`;
}
