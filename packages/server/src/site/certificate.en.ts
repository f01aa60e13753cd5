import type { certificateZhCN } from './certificate.zh-CN.ts';

/** The words of the page on which anyone checks a certificate of an approved receivable. */
export const certificateEn = {
  title: 'Check a certificate of an approved receivable',
  lead: 'This is on record on {today}. Compare number and digest with the paper: only where both agree does the paper say what was issued.',
  number: 'Certificate',
  hash: 'Digest of its content (SHA-256)',
  state: 'State',
  amount: 'Certified (yuan)',
  unpaid: 'Of it not paid yet (yuan)',
  expectedOn: 'Expected to be paid by',
  issuedOn: 'Issued on',
  valid: 'valid',
  validMeans: 'The money is not paid yet, and no pledge stands on it.',
  pledged: 'pledged',
  pledgedMeans: 'This receivable is pledged and cannot be pledged again.',
  paid: 'paid',
  paidMeans: 'All of it was paid; the certificate stands for no receivable any more.',
  void: 'void',
  voidMeans: 'The award is being recovered, or a part of it is set off against a debt; the certificate is no longer valid.',
  noNames: 'No organisation, person or account is shown on this page.',
  unknownTitle: 'No such certificate',
  unknown: 'There is no certificate at this address. Check the address, or ask whoever gave you the paper; accept none that cannot be checked.',
} satisfies Record<keyof typeof certificateZhCN, string>;
