import type { Reply, TestApp, Visitor } from './build-test-app.ts';

/** A letter of authority that can be told from every other by its hash. */
export function aLetter(of: string): Buffer {
  return Buffer.from(`%PDF-1.4\n% ${of}\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n`);
}

/** Hands in a file at the address. */
export function handInFile(visitor: Visitor, url: string, content: Buffer): Promise<Reply> {
  const boundary = 'boundary-of-a-letter';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="letter.pdf"\r\n` +
    'content-type: application/pdf\r\n\r\n';
  return visitor.post(url, Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]), {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
}

/** One officer a server, who confirms all holders of its tests. */
const officers = new WeakMap<TestApp, Promise<Visitor>>();

/** 核验授权 — whoever registered the applicant hands in a letter of authority, and an office confirms them. */
export async function confirmHolder(test: TestApp, holder: Visitor, applicantId: string): Promise<void> {
  const officer = officers.get(test) ?? test.signedInAs('commerce-clerk', 'commerce');
  officers.set(test, officer);
  const path = `/api/applicants/${applicantId}`;
  await handInFile(holder, `${path}/holder-documents`, aLetter(applicantId));
  const verdict = { userId: holder.userId, verdict: 'confirm', reason: '授权书与营业执照相符' };
  const decided = await (await officer).post(`${path}/holder/decide`, verdict);
  if (decided.status !== 200) throw new Error(`The holder is not confirmed: ${decided.codes.join(', ')}`);
}
