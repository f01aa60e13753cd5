import type { Sentences } from '../app/sentences.ts';
import type { applicationZhCN } from './application.zh-CN.ts';

export const applicationEn = {
  title: 'Application',
  open: 'Print the application',
  print: 'Print',
  toReceipt: 'Receipt',
  to: 'To {office}:',
  said: 'Under “{policy}” we claim for {year}, with the facts and documents below.',
  number: 'Claim {number} · received {at}',
  notHeld: 'Something was changed since and not handed in again: this is not what the hash on the receipt stands for.',
  applicant: 'Applicant: {name}',
  item: 'Item {n} · {name}',
  fact: 'Fact',
  value: 'As claimed',
  materials: 'Documents',
  material: 'Material',
  file: 'File',
  hash: 'Hash (sha256)',
  noMaterials: 'No documents.',
  declared: 'The applicant declares that all facts and documents are true and complete, and answers for it by law.',
  contentHash: 'Hash of facts and documents, as on the receipt:',
  seal: 'Applicant (seal)',
  signer: 'Signed by',
  day: 'Date',
  copies: 'Where the policy asks for paper, print and seal as many copies as it says; the same hash on each shows that it is what the system holds.',
} satisfies Sentences<typeof applicationZhCN>;
