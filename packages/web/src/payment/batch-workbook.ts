import type { BatchFile, BudgetSubject } from '@qingce/contract';
import type { Sheet } from '../kit/write-xlsx.ts';

/** The words of a batch's workbook, in the reader's language. */
export interface BatchWords {
  readonly sheets: readonly [payments: string, subjects: string];
  readonly payments: readonly string[];
  readonly subjects: readonly string[];
  readonly head: readonly string[];
  readonly itemName: (policy: string, item: string | null) => string;
  readonly subjectOf: (part: BatchFile['parts'][number]) => BudgetSubject | undefined;
}

/**
 * The treasury's file as a workbook: the same lines, read from the same text, and what each pays for by item with the
 * budget subjects that it is booked under. Account numbers stay texts, so that no digit is lost.
 */
export function batchSheets({ text, parts }: BatchFile, words: BatchWords): Sheet[] {
  const lines = text.split('\r\n').filter((line) => line !== '').map(fieldsOf);
  const [head = [], ...details] = lines;
  return [
    {
      name: words.sheets[0], headings: words.payments,
      rows: [
        ...details.map((fields) => fields.slice(1)), [],
        // What follows the kind of the line and the version of the file.
        ...head.slice(2).map((field, index) => [words.head[index] ?? '', field]),
      ],
    },
    {
      name: words.sheets[1], headings: words.subjects,
      rows: parts.map((part) => {
        const subject = words.subjectOf(part);
        const classes = [subject?.functional, subject?.economic, subject?.department];
        return [`${part.line}`, words.itemName(part.policy, part.item), part.amount,
          ...classes.map((one) => (one ? `${one.code} ${one.name}` : ''))];
      }),
    },
  ];
}

/** The fields of a line of the treasury's file: each in quotes, a quote inside doubled. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, field = '']) => field.replaceAll('""', '"'));
}
