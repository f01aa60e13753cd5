import { countFindings, isWithin, statusOf } from '../answer/marks.ts';
import { inLanguage } from '../wording/say.ts';
import type { Answer, CheckedPolicy, Finding, Item } from '@qingce/policy-language/evaluate';
import type { Block } from './layout.ts';
import type { ClauseStatus } from '../answer/marks.ts';
import type { Language } from '../wording/say.ts';

/** One line of the list of contents: a part, a section, or an item of the section above it. */
export type ContentsLine = {
  readonly rank: 'part' | 'section' | 'item';
  readonly clause: string;
  readonly text: string;
  readonly item?: string | undefined;
  readonly status: ClauseStatus;
};

type ContentsInput = {
  readonly policy: CheckedPolicy;
  readonly blocks: readonly Block[];
  readonly language: Language;
  readonly translation?: readonly string[] | undefined;
  readonly answer: Answer | undefined;
  /** Findings about the item in view. */
  readonly findings: readonly Finding[];
  /** Items that the applicant's kind may claim. */
  readonly claimable: readonly string[];
  /** Items for which a fact was given. */
  readonly started: readonly string[];
};

/** The list of contents: every heading of the law, and below its section (or part) each item and how it stands. */
export function contentsOf(input: ContentsInput): readonly ContentsLine[] {
  const headings = input.blocks.filter(({ role }) => role === 'part' || role === 'section');
  const linesAfter = Map.groupBy(input.policy.items, ({ clause }) => lastHeadingOver(headings, clause));
  const itemsAfter = (block: Block | undefined): readonly ContentsLine[] =>
    (linesAfter.get(block) ?? []).map((item) => itemLine(input, item));
  return [...headings.flatMap((block) => [headingLine(input, block), ...itemsAfter(block)]), ...itemsAfter(undefined)];
}

/** The heading after which an item's line stands: the last one within the nearest heading over its clause. */
function lastHeadingOver(headings: readonly Block[], clause: string): Block | undefined {
  const owner = headings.findLast(({ section }) => isWithin(clause, section));
  return owner && headings.findLast(({ section }) => isWithin(section, owner.section));
}

function headingLine(
  { policy, blocks, translation, language, findings }: ContentsInput,
  block: Block,
): ContentsLine {
  const chinese = block.pieces.map(({ text }) => text).join('');
  const text = language === 'en' ? (translation?.[block.index] ?? chinese) : chinese;
  const status = isSummedUp({ policy, blocks, block })
    ? { kind: 'none' as const }
    : countFindings(findings, block.section);
  return {
    rank: block.role === 'part' ? 'part' : 'section',
    clause: block.section,
    text: text.replace(/[。：:.]$/, ''),
    status,
  };
}

/** Whether lines below tell how a heading stands: those of its items, or of the sections of a part. */
function isSummedUp({
  policy,
  blocks,
  block,
}: Pick<ContentsInput, 'policy' | 'blocks'> & { block: Block }): boolean {
  const hasWithin = (clauses: readonly string[]): boolean =>
    clauses.some((clause) => isWithin(clause, block.section));
  return block.role === 'section'
    ? hasWithin(policy.items.map(({ clause }) => clause))
    : hasWithin(blocks.filter(({ role }) => role === 'section').map(({ section }) => section));
}

function itemLine(input: ContentsInput, item: Item): ContentsLine {
  return {
    rank: 'item',
    clause: item.clause,
    text: inLanguage(item.name, input.language),
    item: item.id,
    status: itemStatus(input, item.id),
  };
}

function itemStatus({ answer, claimable, started }: ContentsInput, item: string): ClauseStatus {
  if (!claimable.includes(item)) return { kind: 'other' };
  const found = started.includes(item) ? answer?.items.find((each) => each.item === item) : undefined;
  return found ? statusOf(found) : { kind: 'none' };
}
