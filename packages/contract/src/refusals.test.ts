import { describe, expect, test } from 'vitest';
import { refusalSentence } from './refusal-sentence.ts';
import { refusalsEn } from './refusals.en.ts';
import { refusals } from './refusals.ts';
import type { RefusalCode } from './refusals.ts';
import { refusalsZhCN } from './refusals.zh-CN.ts';

const codes = Object.keys(refusals) as RefusalCode[];
const placeholders = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').toSorted();

describe.each(codes)('the refusal %s', (code) => {
  test('has a sentence in both languages with every field it is given, and no other', () => {
    const fields = [...refusals[code].fields].toSorted();
    expect(placeholders(refusalsZhCN[code])).toEqual(fields);
    expect(placeholders(refusalsEn[code])).toEqual(fields);
  });

  test('is named after its concept and answers with an error status', () => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
    expect(refusals[code].status).toBeGreaterThanOrEqual(400);
  });
});

test('no sentence stands for a code that does not exist', () => {
  expect(Object.keys(refusalsZhCN).toSorted()).toEqual([...codes].toSorted());
  expect(Object.keys(refusalsEn).toSorted()).toEqual([...codes].toSorted());
});

test('fields are put into the sentence', () => {
  expect(refusalSentence('identity.too-many-attempts', { minutes: '15' }, 'en')).toContain('in 15 minutes');
  expect(refusalSentence('identity.too-many-attempts', { minutes: '15' }, 'zh-CN')).toContain('15 分钟');
});

test('docs/refusals.md lists every refusal', async () => {
  const rows = codes.map(
    (code) => `| \`${code}\` | ${refusals[code].status} | ${refusalsZhCN[code]} | ${refusalsEn[code]} |`
  );
  const page = `# Refusals

Every expected "no" of the server: HTTP status, and the sentence in both languages. Written from
\`packages/contract/src/refusals*.ts\`; do not edit, run \`npx vitest run packages/contract -u\`.

| code | status | 中文 | English |
|---|---|---|---|
${rows.join('\n')}
`;
  await expect(page).toMatchFileSnapshot('../../../docs/refusals.md');
});
