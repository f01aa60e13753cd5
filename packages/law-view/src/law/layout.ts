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

export type Block = { readonly index: number; readonly role: Role; readonly section: string; readonly pieces: readonly Piece[] };

const HEADING_LENGTH_MAX = 45;

/** The law in blocks, every character of it in its order. */
export function layOut(policy: Pick<CheckedPolicy, 'law' | 'documentNo'>): readonly Block[] {
  const { paragraphs, phrases } = policy.law;
  const texts = paragraphs.map(textOf);
  const title = paragraphs.findIndex((paragraph) => isTitle(paragraph, phrases));
  const last = lastArticle(paragraphs, phrases);
  let before = '';
  return paragraphs.map((paragraph, index) => {
    const role = roleOf({ text: texts[index] ?? '', index, title, last, documentNo: policy.documentNo });
    const opens = paragraph.section !== before;
    before = paragraph.section;
    return { index, role, section: paragraph.section, pieces: piecesOf(paragraph, phrases, opens) };
  });
}

export function textOf(paragraph: LawParagraph): string {
  return paragraph.runs.map(({ text }) => text).join('');
}

/** The paragraph that is the title, as the policy binds it. */
function isTitle({ runs }: LawParagraph, phrases: readonly Phrase[]): boolean {
  const [only, ...others] = runs;
  const phrase = only?.phrase === undefined || others.length > 0 ? undefined : phrases[only.phrase];
  return phrase?.targets.some(({ kind, name }) => kind === 'policy' && name === 'policy.title') ?? false;
}

/** The last paragraph in which a rule or a step stands; what follows is the document's tail. */
function lastArticle(paragraphs: readonly LawParagraph[], phrases: readonly Phrase[]): number {
  return paragraphs.findLastIndex(({ runs }) => runs.some(({ phrase }) => {
    const standing = phrase === undefined ? undefined : phrases[phrase]?.standing;
    return standing === 'rule' || standing === 'step';
  }));
}

type Standing = { text: string; index: number; title: number; last: number; documentNo: string };

function roleOf({ text, index, title, last, documentNo }: Standing): Role {
  if (text === documentNo) return 'number';
  if (index === title) return 'title';
  if (index < title) return 'front';
  if (index > last) return 'back';
  if (text.length > HEADING_LENGTH_MAX) return 'text';
  if (/^[一二三四五六七八九十]+、/.test(text)) return 'part';
  return /^（[一二三四五六七八九十]+）/.test(text) ? 'section' : 'text';
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
