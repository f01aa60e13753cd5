import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Messages, Restriction } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from './build-test-app.ts';
import type { TestApp, Visitor } from './build-test-app.ts';
import { creditCodes, mergeInto } from './claim-on-its-way.ts';
import { aDraft, aFirm, castOf, publishStoryPolicy, rentFacts } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';

onBothDatabases('an applicant that may not claim for a time', (database) => {
  let server: TestApp;
  let cast: Cast;
  let firm: { holder: Visitor; applicantId: string };
  let other: { holder: Visitor; applicantId: string };
  let claimId: string;
  let restrictionId: string;
  let free: string;
  beforeAll(async () => {
    server = await buildTestApp(database());
    on('2017-04-03');
    await publishStoryPolicy(server);
    cast = await castOf(server);
    firm = await aFirm(server, cast, { name: '受限企业', creditCode: creditCodes[0]! });
    other = await aFirm(server, cast, { name: '另一企业', creditCode: creditCodes[1]! });
    claimId = await aDraft(server, firm, rentFacts());
  });
  afterAll(() => server.close());

  const on = (day: string): void => { server.clock.business = `${day}T09:00:00.000+08:00`; };
  const submit = async (id: string, by = firm) =>
    (await by.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true })).codes;
  const open = (by: Visitor, over: object = {}) => by.post(`/api/claims/${claimId}/restrictions`, {
    clause: '5.2', finding: '申报材料中的租赁合同系伪造。', hearingOn: '2017-04-10', ...over,
  });
  const act = async (by: Visitor, what: string, body: object = {}) =>
    (await by.post(`/api/restrictions/${restrictionId}/${what}`, body)).codes;
  const read = async (by: Visitor = cast.auditor) => (await by.get('/api/restrictions')).body as Restriction[];
  const decision = { from: '2017-04-10', until: '2017-04-20', document: '清商限〔2017〕1号（示例）', reason: '伪造合同' };

  test('is under a case opened on a claim that was received, days before the hearing, and is told', async () => {
    expect((await open(cast.chief)).codes).toEqual(['claim.not-found']);
    expect(await submit(claimId)).toEqual([]);
    expect((await open(cast.clerk)).codes).toEqual(['identity.not-permitted']);
    expect((await open(cast.chief, { hearingOn: '2017-04-09' })).codes).toEqual(['restriction.hearing-too-soon']);
    expect((await open(cast.chief)).codes).toEqual([]);
    const [restriction] = await read();
    expect(restriction).toMatchObject({ state: 'hearing', applicant: '受限企业', decision: null, acts: [] });
    restrictionId = restriction!.id;
    const { messages } = (await firm.holder.get('/api/me/messages')).body as Messages;
    expect(messages).toEqual(expect.arrayContaining([expect.objectContaining({ act: 'restriction.open' })]));
  });

  test('says its view, alone of all applicants, and nobody decides before the hearing', async () => {
    expect(await read(other.holder)).toEqual([]);
    expect(await act(other.holder, 'statement', { text: '与我无关' })).toEqual(['applicant.not-member']);
    expect(await act(firm.holder, 'statement', { text: '合同由代办机构提供，我方不知情。' })).toEqual([]);
    expect(await act(cast.director, 'decide', decision)).toEqual(['restriction.state']);
    expect(await act(cast.chief, 'hearing', { text: '双方到场。' })).toEqual(['restriction.hearing-not-yet']);
    on('2017-04-10');
    expect(await act(cast.chief, 'hearing', { text: '双方到场，合同经核对系伪造。' })).toEqual([]);
    expect((await read(firm.holder))[0]).toMatchObject({ state: 'heard', acts: ['statement'] });
  });

  test('is restricted by another person, from today or later', async () => {
    expect(await act(cast.chief, 'decide', decision)).toEqual(['identity.not-permitted']);
    expect(await act(cast.director, 'decide', { ...decision, from: '2017-04-09' })).toEqual(['restriction.days']);
    expect(await act(cast.director, 'decide', { ...decision, until: '2017-04-09' })).toEqual(['restriction.days']);
    expect(await act(cast.director, 'decide', decision)).toEqual([]);
    expect((await read())[0]).toMatchObject({ state: 'in-force', decision: { document: decision.document } });
    expect(await act(cast.director, 'decide', decision)).toEqual(['restriction.state']);
    expect(await act(firm.holder, 'statement', { text: '不服' })).toEqual(['restriction.state']);
  });

  test('cannot submit on its last day, by a refusal that names decision and day, and can on the next', async () => {
    await firm.holder.post(`/api/claims/${claimId}/withdraw`, { reason: '撤回' });
    const again = await aDraft(server, firm, rentFacts());
    on('2017-04-20');
    const refused = await firm.holder.post(`/api/claims/${again}/submit`, { revision: 1, declared: true });
    expect(refused.codes).toEqual(['claim.applicant-restricted']);
    expect(JSON.stringify(refused.body)).toContain(decision.document);
    expect(JSON.stringify(refused.body)).toContain('2017-04-20');
    free = await aDraft(server, other, rentFacts());
    expect(await submit(free, other)).toEqual([]);
    on('2017-04-21');
    expect((await read())[0]).toMatchObject({ state: 'ended' });
    expect(await act(cast.chief, 'ask-to-lift', { text: '已过期' })).toEqual(['restriction.state']);
    expect(await submit(again)).toEqual([]);
    claimId = again;
  });

  test('is free before the day when two people lift it, not one', async () => {
    expect((await open(cast.reviewer, { hearingOn: '2017-04-28' })).codes).toEqual([]);
    restrictionId = (await read())[0]!.id;
    on('2017-04-28');
    await act(cast.chief, 'hearing', { text: '已听证。' });
    await act(cast.government, 'decide', { ...decision, from: '2017-04-28', until: '2019-04-27' });
    await firm.holder.post(`/api/claims/${claimId}/withdraw`, { reason: '撤回' });
    const again = await aDraft(server, firm, rentFacts());
    expect(await submit(again)).toEqual(['claim.applicant-restricted']);
    expect(await act(cast.director, 'lift')).toEqual(['restriction.state']);
    expect(await act(cast.reviewer, 'ask-to-lift', { text: '复议撤销原决定。' })).toEqual([]);
    expect(await act(cast.chief, 'ask-to-lift', { text: '同上' })).toEqual(['restriction.state']);
    expect(await act(cast.reviewer, 'lift')).toEqual(['identity.not-permitted']);
    expect(await submit(again)).toEqual(['claim.applicant-restricted']);
    const both = await Promise.all([act(cast.director, 'lift'), act(cast.government, 'lift')]);
    expect(both.flat()).toEqual(['restriction.state']);
    expect(await submit(again)).toEqual([]);
    expect((await read())[0]).toMatchObject({ state: 'lifted', lift: { reason: '复议撤销原决定。' } });
  });

  test('is restricted under every number of the same firm once they are merged', async () => {
    expect((await open(cast.chief, { hearingOn: '2017-05-05' })).codes).toEqual([]);
    restrictionId = (await read())[0]!.id;
    on('2017-05-05');
    await act(cast.chief, 'hearing', { text: '已听证。' });
    await act(cast.director, 'decide', { ...decision, from: '2017-05-05', until: '2019-05-04' });
    await other.holder.post(`/api/claims/${free}/withdraw`, { reason: '撤回' });
    const again = await aDraft(server, other, rentFacts());
    await mergeInto(cast, firm.applicantId, other.applicantId);
    expect(await submit(again, other)).toEqual(['claim.applicant-restricted']);
  });
});
