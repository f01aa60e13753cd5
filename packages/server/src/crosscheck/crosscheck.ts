import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { CrossCheck } from '@qingce/contract';
import { canonicalJson, exact } from '@qingce/values';
import type { ClaimFacts } from '../claim/index.ts';

type Json = ClaimFacts['items'][number];
type Fact = CheckedPolicy['facts'][number];

/** 容差 — how far two numbers may lie apart: a number, or a share of the third party's. */
export interface Tolerance { readonly absolute?: string | undefined; readonly share?: string | undefined }

/** 列 — a column of a third party's file and the fact of a claim that its values are compared with. */
export interface SourceColumn {
  readonly heading: string;
  /** Absent where the fact belongs to the applicant. */
  readonly item?: string | undefined;
  /** Key of the fact; of a row's field after a dot. */
  readonly fact: string;
  /** What the words of the file stand for, where they are not the value themselves. */
  readonly words?: Readonly<Record<string, boolean | string>> | undefined;
  readonly tolerance?: Tolerance | undefined;
}

/** 数据来源 — another authority's file: whose it is, and which columns tell the firm, the year and what is compared. */
export interface Source {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly office: string;
  readonly creditCode: string;
  readonly year: string | null;
  /** Fact that lists years: whoever stands in the file has its year in that list, whoever does not has not. */
  readonly listed?: string | undefined;
  readonly columns: readonly SourceColumn[];
}

/** A value as it is kept: the decimal of a number, a word's meaning, or the text. */
export type Value = string | boolean;

/** By what a column's values are found again: the item, where there is one, and the fact. */
export function keyOf({ item, fact }: Pick<SourceColumn, 'item' | 'fact'>): string {
  return item === undefined ? fact : `${item}.${fact}`;
}

/** The columns with the one that whoever is listed fills. */
export function columnsOf({ creditCode, listed, columns }: Source): readonly SourceColumn[] {
  return listed === undefined ? columns : [...columns, { heading: creditCode, fact: listed }];
}

/** The fact that a column is compared with, and the list that it is a field of; undefined where there is none. */
export function factOf(
  policy: CheckedPolicy, { item, fact: path }: Pick<SourceColumn, 'item' | 'fact'>,
): { fact: Fact; list?: Fact } | undefined {
  const [key = '', field] = path.split('.');
  const fact = policy.facts.find((each) => each.key === key && (item === undefined
    ? each.scope === 'applicant'
    : policy.items.find(({ id }) => id === item)?.facts.includes(each.id)));
  if (!fact || field === undefined) return fact && { fact };
  const inRow = fact.row?.find((each) => each.key === field);
  return inRow && { fact: inRow, list: fact };
}

const numeric: readonly string[] = ['money', 'integer', 'measure', 'amount', 'ratio', 'factor'];

/** Whether the values of the fact are numbers, which are summed over the rows of a claim and of a file. */
export function isNumeric({ wire }: Fact): boolean {
  return numeric.includes(wire);
}

/** What a claim says of a column's fact; numbers are summed over its items and rows. Undefined when it says nothing. */
export function claimedValue(policy: CheckedPolicy, facts: ClaimFacts, column: SourceColumn): Value | undefined {
  const found = factOf(policy, column);
  if (!found) return undefined;
  const [key = '', field] = column.fact.split('.');
  const holders = column.item === undefined
    ? [facts.applicant]
    : facts.items.map(recordOf).filter((item) => item['item'] === column.item);
  const given = holders.map((holder) => holder[key]).flatMap((value) => (
    field !== undefined && Array.isArray(value) ? value.map((row) => recordOf(row)[field]) : [value]));
  const values = given.flatMap((value) => (value === undefined || value === null ? [] : [value]));
  return isNumeric(found.fact) ? sumOf(values.map(textOf)) : plain(values[0]);
}

/** 比对 — same, within the tolerance, different, or not in the file; both numbers are decimals. */
export function verdictOf(
  column: Pick<SourceColumn, 'tolerance'>, { claimed, found }: { claimed: Value | undefined; found: Value | undefined },
): CrossCheck['verdict'] {
  if (found === undefined) return 'not-found';
  if (claimed === undefined) return 'differs';
  if (canonicalJson(claimed) === canonicalJson(found)) return 'same';
  const [ours, theirs] = [decimalOf(claimed), decimalOf(found)];
  if (!ours || !theirs) return 'differs';
  if (exact.equal(ours, theirs)) return 'same';
  return isWithin(column.tolerance, ours, theirs) ? 'within-tolerance' : 'differs';
}

function isWithin(tolerance: Tolerance | undefined, ours: exact.Fraction, theirs: exact.Fraction): boolean {
  const apart = magnitude(exact.subtract(ours, theirs));
  const { absolute, share } = tolerance ?? {};
  const bounds = [
    absolute === undefined ? undefined : exact.parseDecimal(absolute),
    share === undefined ? undefined : timesShare(theirs, share),
  ];
  return bounds.some((bound) => bound !== undefined && exact.compare(apart, bound) <= 0);
}

function timesShare(number: exact.Fraction, share: string): exact.Fraction | undefined {
  const part = exact.parseDecimal(share);
  return part && exact.multiply(magnitude(number), part);
}

function magnitude(number: exact.Fraction): exact.Fraction {
  return exact.compare(number, exact.ZERO) < 0 ? exact.negate(number) : number;
}

/** The sum of decimals; undefined when there are none. */
export function sumOf(values: readonly string[]): string | undefined {
  const numbers = values.flatMap((value) => exact.parseDecimal(value) ?? []);
  if (numbers.length === 0) return undefined;
  return exact.formatDecimal(numbers.reduce(exact.add, exact.ZERO));
}

function decimalOf(value: Value): exact.Fraction | undefined {
  return typeof value === 'string' ? exact.parseDecimal(value) : undefined;
}

function plain(value: Json | undefined): Value | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? value : canonicalJson(value);
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function recordOf(value: Json | undefined): Record<string, Json> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
