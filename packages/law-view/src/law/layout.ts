import type { CheckedPolicy, LawParagraph, Phrase } from '@qingce/policy-language/evaluate';

/**
 * Rank of a paragraph in an official document (GB/T 9704 结构层次序数): 文号, what stands before the title, 标题,
 * 一、 part, （一） section, text, and what stands after the last article (抄送, 印发).
 */
export type Role = 'number' | 'front' | 'title' | 'part' | 'section' | 'text' | 'back';

/** A stretch of a paragraph, linked or not, cut so that no unlinked one spans two sentences. */
export type Piece = {
  readonly text: string;
  readonly phrase?: Phrase | undefined;
  /** Clause to which the piece belongs. */
  readonly clause: string;
  /** Clause that begins here, to be numbered in the margin. */
  readonly opens?: string | undefined;
  /** Ordinal within the paragraph of the sentence or limb (up to 。 or ；). */
  readonly limb: number;
};

export type Block = {
  readonly index: number;
  readonly role: Role;
  readonly section: string;
  readonly pieces: readonly Piece[];
};

const HEADING_LENGTH_MAX = 45;

/** The law in blocks, every character of it in its order. */
export function layOut(policy: Pick<CheckedPolicy, 'law' | 'documentNo'>): readonly Block[] {
  const { paragraphs, phrases } = policy.law;
  const title = paragraphs.findIndex((paragraph) => isTitle(paragraph, phrases));
  const parts = paragraphs
    .filter((paragraph) => headingRank(textOf(paragraph)) === 'part')
    .map(({ section }) => section);
  let before = '';
  return paragraphs.map((paragraph, index) => {
    const role = roleOf(paragraph, { index, title, parts, documentNo: policy.documentNo });
    const opens = paragraph.section !== before;
    before = paragraph.section;
    return { index, role, section: paragraph.section, pieces: piecesOf(paragraph, phrases, opens) };
  });
}

function textOf(paragraph: LawParagraph): string {
  return paragraph.runs.map(({ text }) => text).join('');
}

/** The paragraph that is the title, as the policy binds it. */
function isTitle({ runs }: LawParagraph, phrases: readonly Phrase[]): boolean {
  const [only, ...others] = runs;
  const phrase = only?.phrase === undefined || others.length > 0 ? undefined : phrases[only.phrase];
  return phrase?.targets.some(({ kind, name }) => kind === 'policy' && name === 'policy.title') ?? false;
}

type Surroundings = {
  readonly index: number;
  readonly title: number;
  readonly parts: readonly string[];
  readonly documentNo: string;
};

function roleOf(paragraph: LawParagraph, { index, title, parts, documentNo }: Surroundings): Role {
  const text = textOf(paragraph);
  if (text === documentNo) return 'number';
  if (index === title) return 'title';
  if (index < title) return 'front';
  return headingRank(text) ?? (isAfterAllParts(paragraph.section, parts) ? 'back' : 'text');
}

/** Whether a paragraph is a heading: numbered, short, and no sentence (a part ends without 。, a section has no ，). */
function headingRank(text: string): 'part' | 'section' | undefined {
  if (text.length > HEADING_LENGTH_MAX) return undefined;
  if (/^[一二三四五六七八九十]+、[^，。；]+$/.test(text)) return 'part';
  return /^（[一二三四五六七八九十]+）[^，。；]+[。：]?$/.test(text) ? 'section' : undefined;
}

/** Whether a section stands behind the last part, outside of all: who is served with the document, who issued it. */
function isAfterAllParts(section: string, parts: readonly string[]): boolean {
  const last = parts.at(-1);
  const isInside = parts.some((part) => section === part || section.startsWith(`${part}.`));
  return last !== undefined && !isInside && section.localeCompare(last, 'en', { numeric: true }) > 0;
}

function piecesOf(paragraph: LawParagraph, phrases: readonly Phrase[], opensSection: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  let clause = paragraph.section;
  let opens = opensSection ? paragraph.section : undefined;
  let limb = 0;
  for (const run of paragraph.runs) {
    if (run.opens !== undefined) clause = opens = run.opens;
    const phrase = run.phrase === undefined ? undefined : phrases[run.phrase];
    for (const text of phrase ? [run.text] : limbsOf(run.text)) {
      pieces.push({ text, phrase, clause, opens, limb });
      opens = undefined;
      if (/[。；]$/.test(text)) limb += 1;
    }
  }
  return pieces;
}

/** Cut after each 。 and ；, nothing lost. */
function limbsOf(text: string): readonly string[] {
  return text.match(/[^。；]*[。；]|[^。；]+$/g) ?? [];
}
