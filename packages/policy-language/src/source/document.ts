import type { Span } from './source-text.ts';

/** What a link in the law says about its phrase (README §1). */
export type Address =
  | {
    readonly kind: 'names'; readonly names: readonly { readonly name: string; readonly at: Span }[];
    /** Clause that the phrase opens. */
    readonly opens?: string;
  }
  | { readonly kind: 'step'; readonly step: string; readonly at: Span }
  | { readonly kind: 'purpose' | 'none'; readonly why: string };

/** A run of the law with one address or none. `offsets[i]` is the place of character i in the policy file. */
export type QuoteRun = {
  readonly text: string; readonly offsets: readonly number[]; readonly at: Span; readonly address?: Address;
};

/** One paragraph of the law: one line of the promulgated text. */
export type QuoteParagraph = { readonly at: Span; readonly runs: readonly QuoteRun[] };

/** Text of a fenced block or a cell, with the place of its first character. */
export type Excerpt = { readonly text: string; readonly at: Span };

/** A decision table as written: cells are unparsed. */
export type WrittenTable = {
  readonly kind: 'table'; readonly at: Span; readonly name: Excerpt; readonly hit: Excerpt;
  readonly inputs: readonly Excerpt[]; readonly header: readonly Excerpt[];
  readonly rows: readonly { readonly at: Span; readonly cells: readonly Excerpt[] }[];
};

export type Block =
  | { readonly kind: 'quote'; readonly paragraphs: readonly QuoteParagraph[] }
  | { readonly kind: 'yaml'; readonly body: Excerpt }
  | { readonly kind: 'feel'; readonly body: Excerpt; readonly item?: Excerpt }
  | WrittenTable;

/** 条款 — a clause with what stands under its heading, in order. */
export type WrittenClause = {
  readonly id: string; readonly heading: string; readonly at: Span; readonly blocks: readonly Block[];
};

/** The policy file as clauses. What stands before the first clause heading belongs to clause 0. */
export type PolicyDocument = { readonly clauses: readonly WrittenClause[] };
