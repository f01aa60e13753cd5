/** Makes the first policy.md of a promulgated text: every clause in its place, every sentence still to do. */
import { compilePolicy } from '@qingce/policy-language';
import { numberClauses } from './clause-numbering.ts';
import type { NumberedLine } from './clause-numbering.ts';
import { doubtsOf } from './doubtful-lines.ts';
import type { Doubt } from './doubtful-lines.ts';
import { plainMarkdown, quoteLine } from './quote-law.ts';
import type { Say } from './say.ts';

/** The file, how much there is to do, and what in the text is doubtful. */
export type StartedPolicy = {
  readonly policy: string; readonly clauses: number; readonly sentences: number; readonly characters: number;
  readonly doubts: readonly Doubt[];
};

/** Some paragraphs that stand in one quote, below the heading of a clause or of a chapter. */
type Section = { readonly heading?: string; readonly paragraphs: readonly NumberedLine[] };

/**
 * The policy.md that quotes the text verbatim, clause by clause, with a to-do for every sentence. It declares
 * nothing but what the compiler needs to tell the coverage, which is 0 %.
 */
export function startPolicy(id: string, source: string, say: Say): StartedPolicy {
  const paragraphs = numberClauses(source);
  const sections = sectionsOf(paragraphs);
  const head = headOf(id, say);
  const bare = sections.map((section) => lawOf(section));
  const { complaints, coverage } = compilePolicy({ source, policy: [head, ...bare].join('\n') });
  const open = complaints.filter(({ code }) => code === 'sentence-open');
  let line = linesIn(head);
  const written = bare.map((law) => {
    const [first, last] = [line, line + linesIn(law)];
    line = last;
    const own = open.filter((complaint) => complaint.line > first && complaint.line <= last);
    return law + todosOf(own.map(({ values }) => values['text'] ?? ''), say);
  });
  return {
    policy: [head, ...written].join('\n'), clauses: paragraphs.filter(({ opens }) => opens).length,
    sentences: open.length, characters: coverage.total, doubts: doubtsOf(source, paragraphs),
  };
}

function linesIn(text: string): number {
  return text.split('\n').length;
}

/** A section for every clause and every chapter; what stands before the first of them is one too. */
function sectionsOf(paragraphs: readonly NumberedLine[]): Section[] {
  const sections: Section[] = [];
  for (const paragraph of paragraphs) {
    const heading = sectionHeading(paragraph);
    const last = sections.at(-1);
    if (heading === undefined && last) {
      sections[sections.length - 1] = { ...last, paragraphs: [...last.paragraphs, paragraph] };
    } else sections.push({ ...(heading === undefined ? {} : { heading }), paragraphs: [paragraph] });
  }
  return sections;
}

function sectionHeading({ text, opens, isDivision }: NumberedLine): string | undefined {
  if (isDivision) return plainMarkdown(text);
  return opens && `${opens.id} ${plainMarkdown(opens.heading)}`.trim();
}

function lawOf({ heading, paragraphs }: Section): string {
  const quote = paragraphs.map(({ text }) => `> ${quoteLine(text)}`).join('\n>\n');
  return `${heading === undefined ? '' : `## ${heading}\n\n`}${quote}\n`;
}

function todosOf(sentences: readonly string[], say: Say): string {
  if (sentences.length === 0) return '';
  const entries = sentences.map((text) => `- [ ] ${plainMarkdown(text)}`);
  return `\n${say('newToDo')}\n\n${entries.join('\n')}\n`;
}

/** Declarations without which no coverage can be told; every text in them is still to be written. */
function headOf(id: string, say: Say): string {
  return `# ${id}

${say('newIntroduction', { id })}

\`\`\`yaml
policy:
  id: ${id}
  title: { zh: 待填, en: to be filled in }
  documentNo: 待填
  issuer: { zh: 待填, en: to be filled in }
  validity: 有效期
\`\`\`

${say('newValidity')}

\`\`\`feel
{ 有效期: [date("2000-01-01")..date("2000-12-31")] }
\`\`\`
`;
}
