import { ClaimCertificate, Done, Id, IssueCertificate, PledgeCertificate, ReleasePledge } from '@qingce/contract';
import { z } from 'zod';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { issueCertificate } from './issue-certificate.ts';
import { pledgeCertificate, releasePledge } from './pledge.ts';
import { readClaimCertificate } from './read-certificate.ts';

const tags = ['certificate'];
const params = z.object({ claimId: Id });
const done = () => ({ ok: true as const });

/** 应收奖励款证明 — issued, pledged and released on a claim; anyone checks it on the public page. */
export function certificateRoutes(app: App, workplace: Workplace): void {
  const read = { schema: { summary: '应收奖励款证明', tags, params, response: { 200: ClaimCertificate } } };
  app.get('/api/claims/:claimId/certificate', read, (request) => runReading(workplace, request.call, {
    input: request.params.claimId, verb: readClaimCertificate, reply: (found) => found,
  }));
  const issue = { schema: { summary: '出具证明', tags, params, body: IssueCertificate, response: { 200: Done } } };
  app.post('/api/claims/:claimId/certificate', issue, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: issueCertificate, reply: done,
  }));
  const pledge = { schema: { summary: '登记质押', tags, params, body: PledgeCertificate, response: { 200: Done } } };
  app.post('/api/claims/:claimId/certificate/pledge', pledge, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: pledgeCertificate, reply: done,
  }));
  const release = { schema: { summary: '解除质押', tags, params, body: ReleasePledge, response: { 200: Done } } };
  app.post('/api/claims/:claimId/certificate/release', release, (request) => runVerb(workplace, request.call, {
    input: { ...request.params, ...request.body }, verb: releasePledge, reply: done,
  }));
}
