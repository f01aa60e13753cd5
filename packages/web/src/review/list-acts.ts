import type { ReviewList, WhoAmI } from '@qingce/contract';

type Me = Pick<WhoAmI, 'role' | 'unit'>;

const signers: readonly string[] = ['commerce-director', 'finance-reviewer'];

/** Whether the list waits for a signature of that person's bureau. */
export function maySign(list: ReviewList, { role, unit }: Me): boolean {
  const hasSigned = list.signatures.some((signature) => signature.office === unit);
  return list.state === 'open' && signers.includes(role) && !hasSigned;
}

/** Whether the list waits for that person to put it before the public. */
export function mayPublish(list: ReviewList, { role }: Me): boolean {
  return list.state === 'signed' && role === 'commerce-clerk';
}
