import { catalogue } from './complaint-catalogue.ts';
import type { ComplaintCode } from './complaint-catalogue.ts';
import { nearestName } from './nearest-name.ts';
import { placeOf } from './source/source-text.ts';
import type { SourceText, Span } from './source/source-text.ts';
import type { Bilingual, Place } from './typed/ir.ts';

export type { ComplaintCode } from './complaint-catalogue.ts';

/** Text that may stand at the place instead of what stands there now. */
export type QuickFix = { readonly at: Place; readonly text: string };

/** 意见 — one thing wrong with a policy file: what, where, and how to mend it. */
export type Complaint = {
  readonly code: ComplaintCode;
  readonly severity: 'error' | 'warning';
  readonly file: string; readonly line: number; readonly column: number; readonly to: number;
  readonly values: Readonly<Record<string, string>>;
  readonly messages: Bilingual;
  /** The known name nearest to one that is not known. */
  readonly nearest?: string;
  readonly fix?: QuickFix;
};

export type ComplaintDetails = {
  readonly values?: Readonly<Record<string, string>>;
  readonly nearest?: string;
  /** Replaces the stretch complained of, or the one given. */
  readonly fix?: { readonly text: string; readonly at?: Span };
};

/** Details of a complaint about an unknown name: the nearest of the known ones, offered as the fix. */
export function notAmong(
  known: Iterable<string>, name: string, values: NonNullable<ComplaintDetails['values']> = { name },
): ComplaintDetails {
  const nearest = nearestName(name, known);
  return nearest === undefined ? { values } : { values, nearest, fix: { text: nearest } };
}

/** Writes a complaint about a stretch of the policy file. */
export type Complain = (code: ComplaintCode, at: Span, details?: ComplaintDetails) => void;

export type ComplaintBook = {
  readonly complain: Complain;
  readonly hasErrors: () => boolean;
  /** All complaints in the order of the file. */
  readonly all: () => Complaint[];
};

/** Opens the book in which the complaints of one compilation are written. */
export function openComplaints(source: SourceText): ComplaintBook {
  const written = new Map<string, Complaint>();
  return {
    complain: (code, at, details = {}) => {
      const complaint = complaintOf(source, code, at, details);
      // A function is checked once for every kind of argument; its faults are told once.
      written.set(JSON.stringify([code, at.from, complaint.values]), complaint);
    },
    hasErrors: () => [...written.values()].some(({ severity }) => severity === 'error'),
    all: () => [...written.values()].toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
}

function complaintOf(
  source: SourceText, code: ComplaintCode, at: Span, { values = {}, nearest, fix }: ComplaintDetails,
): Complaint {
  const { severity, zh, en } = catalogue[code];
  return {
    code, severity, file: source.name, ...placeOf(source, at), values,
    messages: {
      zh: fill(zh, values) + (nearest === undefined ? '' : `，是否指「${nearest}」？`),
      en: fill(en, values) + (nearest === undefined ? '' : `; did you mean "${nearest}"?`),
    },
    ...(nearest === undefined ? {} : { nearest }),
    ...(fix === undefined ? {} : { fix: { at: placeOf(source, fix.at ?? at), text: fix.text } }),
  };
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
}

/** A complaint as one line for a person, with its fix if there is one: `policy.md:12:5: 错误 unknown-name: …`. */
export function formatComplaint(complaint: Complaint, lang: 'zh' | 'en'): string {
  const { file, line, column, code, severity, messages, fix } = complaint;
  const word = severity === 'error' ? { zh: '错误', en: 'error' } : { zh: '提醒', en: 'warning' };
  const mend = fix ? mending(fix, lang) : '';
  return `${file}:${line}:${column}: ${word[lang]} ${code}: ${messages[lang]}${mend}`;
}

function mending({ text }: QuickFix, lang: 'zh' | 'en'): string {
  if (text === '') return { zh: '（请删去）', en: ' (fix: remove it)' }[lang];
  return { zh: `（可改为「${text}」）`, en: ` (fix: "${text}")` }[lang];
}
