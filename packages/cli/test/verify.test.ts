import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from './a-terminal.ts';

const claim = '5f8f3bb0-6b8c-4f6e-9d52-2f4c1c6f0a11';
const deed = 'the deed';
const sha256 = createHash('sha256').update(deed).digest('hex');
// The canonical form by hand: keys in order, no spaces.
const canonical = `{"claim":"${claim}","documents":[{"material":"deed","name":"deed.pdf","sha256":"${sha256}"}],`
  + '"facts":{"items":[{"cost":"5.00","item":"line"}]},"policy":"a-policy","revision":2,"year":2016}';
const hash = createHash('sha256').update(canonical).digest('hex');

/** An exported declaration, written with its keys in another order; `change` alters it. */
function aRecord(change: (record: ReturnType<typeof original>) => void = () => undefined): string {
  const record = original();
  change(record);
  return JSON.stringify(record);
}

function original() {
  return {
    format: 'qingce-declaration-1',
    signed: { revision: 2, contentHash: hash, by: '林明浦', at: '2017-04-15T10:00:00.000+08:00' },
    content: {
      year: 2016, policy: 'a-policy', claim, revision: 2, facts: { items: [{ item: 'line', cost: '5.00' }] },
      documents: [{ name: 'deed.pdf', material: 'deed', sha256 }],
    },
    receipt: {
      number: '2017-0012', claimId: claim, applicant: '灯塔', policy: 'a-policy', policyHash: 'sha256:0', claimYear: 2016,
      submittedAt: '2017-04-15T10:00:00.000+08:00', contentHash: hash, declaredBy: '林明浦',
      documents: [{ name: 'deed.pdf', sha256 }],
    },
  };
}

test('a declaration is what was signed: by whom, when, for which claim', async () => {
  const { code, out } = await run(['verify', '-', '--lang', 'en'], { input: aRecord() });
  expect(code).toBe(0);
  expect(out.trimEnd().split('\n').at(-1))
    .toBe('It holds: the content of 2017-0012 is what 林明浦 signed at 2017-04-15T10:00:00.000+08:00');
  expect(out).not.toContain('✗');
});

test.each<[string, (record: ReturnType<typeof original>) => void]>([
  ['a fact', ({ content }) => { content.facts.items = [{ item: 'line', cost: '50.00' }]; }],
  ['a document', ({ content }) => { content.documents = []; }],
  ['the claim', ({ content }) => { content.claim = '5f8f3bb0-6b8c-4f6e-9d52-2f4c1c6f0a12'; }],
  ['the hash that was signed', ({ signed }) => { signed.contentHash = '0'.repeat(64); }],
  ['the version that was signed', ({ signed }) => { signed.revision = 3; }],
  ['the receipt', ({ receipt }) => { receipt.contentHash = '0'.repeat(64); }],
])('with %s altered it is not, exit 1', async (_what, change) => {
  const { code, out } = await run(['verify', '-', '--json'], { input: aRecord(change) });
  expect(code).toBe(1);
  const { holds, checks } = JSON.parse(out) as { holds: boolean; checks: { holds: boolean }[] };
  expect(holds).toBe(false);
  expect(checks.some((check) => !check.holds)).toBe(true);
});

test('a file that was forged as a whole does not match the receipt in the reader’s hand', async () => {
  expect((await run(['verify', '-', '--hash', hash.toUpperCase()], { input: aRecord() })).code).toBe(0);
  const { code, out } = await run(['verify', '-', '--hash', '0'.repeat(64)], { input: aRecord() });
  expect(code).toBe(1);
  expect(out).toContain('✗ 您所持回执的摘要');
  expect((await run(['verify', '-', '--hash', 'short'], { input: aRecord() })).code).toBe(2);
});

test('the documents are found by their bytes, whatever their names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingce-documents-'));
  const verify = (where: string) => run(['verify', '-', '--documents', where], { input: aRecord() });
  expect((await verify(folder)).code).toBe(1);
  writeFileSync(join(folder, 'another name.pdf'), deed);
  expect((await verify(folder)).code).toBe(0);
  expect((await verify(join(folder, 'nowhere'))).code).toBe(2);
});

test.each([
  ['other JSON', '{"format":"something"}', 'NOT_A_DECLARATION'],
  ['a declaration without its content', aRecord((record) => { delete (record as { content?: object }).content; }),
    'NOT_A_DECLARATION'],
  ['no JSON', 'declaration', 'NOT_JSON'],
  ['nothing', '', 'EMPTY'],
  ['a fact twice', aRecord().replace('"item":"line"', '"item":"line","item":"other"'), 'KEY_REPEATED'],
])('%s is bad input, exit 2', async (_what, input, expected) => {
  const { code, out } = await run(['verify', '-', '--json'], { input });
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ errors: [{ code: expected }] });
  expect((await run(['verify', 'no-such-file.json'], {})).code).toBe(2);
});
