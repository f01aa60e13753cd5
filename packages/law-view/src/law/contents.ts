import { countFindings, isWithin, statusOf } from '../answer/marks.ts';
import { inLanguage } from '../wording/say.ts';
import type { Answer, CheckedPolicy, Finding } from '@qingce/policy-language/evaluate';
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

/** The list of contents: every heading of the law, under each section its items and how they stand. */
export function contentsOf(input: ContentsInput): readonly ContentsLine[] {
  const headings = input.blocks.filter(({ role }) => role === 'part' || role === 'section');
  return headings.flatMap((block, at) => {
    const line = headingLine(input, block);
    const next = headings[at + 1];
    const isLastOfClause = next === undefined || !isWithin(next.section, block.section);
    return isLastOfClause ? [line, ...itemLines(input, block.section)] : [line];
  });
}

function headingLine(input: ContentsInput, block: Block): ContentsLine {
  const { policy, blocks, translation, language, findings } = input;
  const chinese = block.pieces.map(({ text }) => text).join('');
  const text = (language === 'en' ? translation?.[block.index] : undefined) ?? chinese;
  // Where lines for the items or the sections within stand below, they tell it.
  const isSummedUp = policy.items.some(({ clause }) => isWithin(clause, block.section))
    || (block.role === 'part' && blocks.some((each) => each.role === 'section' && isWithin(each.section, block.section)));
  return {
    rank: block.role === 'part' ? 'part' : 'section', clause: block.section, text: text.replace(/[。：:.]$/, ''),
    status: isSummedUp ? { kind: 'none' } : countFindings(findings, block.section),
  };
}

function itemLines(input: ContentsInput, section: string): readonly ContentsLine[] {
  return input.policy.items.filter(({ clause }) => isWithin(clause, section)).map((item) => ({
    rank: 'item', clause: item.clause, text: inLanguage(item.name, input.language), item: item.id,
    status: itemStatus(input, item.id),
  }));
}

function itemStatus({ answer, claimable, started }: ContentsInput, item: string): ClauseStatus {
  if (!claimable.includes(item)) return { kind: 'other' };
  const found = started.includes(item) ? answer?.items.find((each) => each.item === item) : undefined;
  return found ? statusOf(found) : { kind: 'none' };
}
