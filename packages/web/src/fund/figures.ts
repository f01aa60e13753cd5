import type { FundPosition, PostingFilter } from '@qingce/contract';
import { parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';

/** The accounts whose postings make a number, within a fund and year. */
export type Behind = Omit<PostingFilter, 'year'>;

/** The fields of an address that lead to the postings behind a number of a year. */
export function searchOf(year: number, behind: Behind): Record<string, string> {
  const fields = Object.entries(behind).filter((field): field is [string, string] => typeof field[1] === 'string');
  return { year: `${year}`, ...Object.fromEntries(fields) };
}

/** The numbers of a position in the order in which money passes through them, and the accounts behind each. */
export const positionFigures = [
  { figure: 'appropriated', kind: 'appropriation' }, { figure: 'recoveries', kind: 'recoveries' },
  { figure: 'available', kind: 'available' }, { figure: 'reserved', kind: 'reserved' },
  { figure: 'ordered', kind: 'payable' }, { figure: 'paid', kind: 'paid' },
  { figure: 'tax', kind: 'tax' }, { figure: 'bounced', kind: 'bounced' },
  { figure: 'recovered', kind: 'recovered' }, { figure: 'carried', kind: 'carried' },
] as const satisfies readonly { figure: keyof FundPosition; kind: PostingFilter['kind'] }[];

/** Parts of the ceiling as they are drawn, the paid ones first. */
export const barParts = ['paid', 'tax', 'ordered', 'reserved', 'available'] as const;

/** An amount of the wire in fen; nothing where it is no amount. */
export function fenIn(yuan: string): Fen {
  return parseYuan(yuan) ?? 0n;
}

/** `part` of `whole` in whole steps of a scale, such as ten-thousandths; 0 of nothing. */
export function stepsOf(part: Fen, whole: Fen, scale: bigint): bigint {
  return whole <= 0n ? 0n : (part * scale) / whole;
}

/** `part` of `whole` as a width, to the hundredth of a per cent. */
export function widthOf(part: Fen, whole: Fen): string {
  const hundredths = stepsOf(part, whole, 10_000n);
  return `${hundredths / 100n}.${`${hundredths % 100n}`.padStart(2, '0')}%`;
}
