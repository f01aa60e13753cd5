import type { exact } from '@qingce/values';
import type { Excerpt, QuoteParagraph, WrittenTable } from '../source/document.ts';
import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import type { YamlText } from '../surface/yaml.ts';
import type { Bilingual, FactWire, Process } from '../typed/ir.ts';
import type { Shape } from '../typed/shape.ts';

/** A clause that things are declared in. `items` is empty but for an item clause. */
export type ClauseScope = { readonly id: string; readonly heading: string; readonly at: Span; readonly items: readonly string[] };

/** 名 (identifier): the name in formulas, the key on the wire. */
export type DeclaredName = { readonly name: string; readonly key?: string; readonly at: Span };

/** A type as the README writes it: what the wire carries and what formulas see. */
export type FactType = {
  readonly wire: FactWire; readonly shape: Shape; readonly of?: FactWire;
  readonly row?: readonly DeclaredFact[];
  readonly options?: readonly { readonly key: string; readonly label: Bilingual }[];
};

export type DeclaredFact = {
  readonly kind: 'fact'; readonly name: string; readonly key: string; readonly at: Span; readonly clause: ClauseScope;
  readonly scope: 'applicant' | 'claim' | 'item';
  /** Items that take it, in scope `item`. */
  readonly items: readonly string[];
  readonly kinds?: readonly string[];
  readonly type: FactType;
  readonly min?: exact.Fraction; readonly max?: exact.Fraction;
  /** By item id, or `*`. */
  readonly defaults: readonly { readonly item: string; readonly text: YamlText }[];
  readonly together: readonly YamlText[]; readonly within?: YamlText; readonly instead: readonly YamlText[];
  readonly whole?: YamlText; readonly disjoint: boolean; readonly mayBeEmpty: boolean;
  readonly ask: Bilingual; readonly help?: Bilingual; readonly evidence?: readonly string[]; readonly confirmedBy?: string;
  readonly advice: boolean; readonly personal: boolean; readonly readings: readonly string[];
};

export type DeclaredDefinition = {
  readonly kind: 'definition'; readonly name: string; readonly at: Span; readonly clause: ClauseScope; readonly value: Formula;
};

export type DeclaredTable = {
  readonly kind: 'table'; readonly name: string; readonly at: Span; readonly clause: ClauseScope; readonly written: WrittenTable;
};

export type DeclaredCondition = {
  readonly kind: 'condition'; readonly name: string; readonly at: Span; readonly clause: ClauseScope;
  readonly codes: readonly { readonly item: string; readonly code: YamlText }[];
  readonly each?: YamlText; readonly items?: readonly string[]; readonly readings: readonly string[];
};

export type DeclaredConstant = { readonly name: string; readonly at: Span; readonly text: YamlText };
export type DeclaredPart = { readonly name: string; readonly key?: string; readonly at: Span; readonly shape: Shape };

export type DeclaredItem = {
  readonly kind: 'item'; readonly id: string; readonly at: Span; readonly clause: ClauseScope; readonly clauseId: string; readonly name: Bilingual;
  readonly constants: readonly DeclaredConstant[]; readonly parts: readonly DeclaredPart[];
  readonly borneBy?: { readonly party: YamlText; readonly when?: { readonly reading: string; readonly option: string; readonly at: Span } };
  readonly exclusive: readonly YamlText[];
};

export type DeclaredAward = { readonly item: Excerpt; readonly clause: ClauseScope; readonly formula: Formula; readonly at: Span };

export type DeclaredReading = {
  readonly kind: 'reading'; readonly id: string; readonly at: Span; readonly clause: ClauseScope;
  readonly question: Bilingual; readonly options: readonly { readonly id: string; readonly text: Bilingual }[];
  readonly ruling: string | undefined; readonly reason: Bilingual; readonly by: string; readonly on: string; readonly switchable: boolean;
};

export type DeclaredReason = { readonly kind: 'reason'; readonly code: string; readonly at: Span; readonly text: Bilingual };
export type DeclaredSetting = { readonly key: string; readonly at: Span; readonly ask: Bilingual; readonly clause: ClauseScope };
export type DeclaredApplicant = {
  readonly kind: string; readonly at: Span; readonly name: Bilingual; readonly base: readonly YamlText[]; readonly items: readonly YamlText[];
};
export type DeclaredShares = {
  readonly at: Span; readonly clause: ClauseScope;
  readonly parties: readonly { readonly id: string; readonly name: Bilingual; readonly setting: YamlText }[];
  readonly remainder: YamlText; readonly unset: YamlText;
};

/** Entry `policy` of a file. */
export type DeclaredHead = {
  readonly at: Span; readonly clause: ClauseScope; readonly id: string; readonly title: Bilingual; readonly documentNo: string; readonly issuer: Bilingual;
  readonly validity?: YamlText; readonly first: readonly YamlText[]; readonly entries: readonly string[];
};

/** Process without the phrases, which are bound later. */
export type DeclaredProcess = {
  readonly offices: Process['offices']; readonly window?: NonNullable<Process['window']>; readonly notice?: NonNullable<Process['notice']>;
  readonly steps: readonly (Omit<Process['steps'][number], 'phrases'> & { readonly at: Span })[];
  readonly materials: Process['materials'];
};

/** The law of a clause. */
export type DeclaredLaw = { readonly clause: ClauseScope; readonly paragraphs: readonly QuoteParagraph[] };

/** Everything that a policy file declares, in the order of the file; names are not bound yet. */
export type Declared = {
  readonly clauses: readonly ClauseScope[]; readonly law: readonly DeclaredLaw[];
  readonly head?: DeclaredHead; readonly units: ReadonlyMap<string, Bilingual>;
  readonly applicants: readonly DeclaredApplicant[]; readonly items: readonly DeclaredItem[];
  readonly facts: readonly DeclaredFact[]; readonly conditions: readonly DeclaredCondition[];
  readonly definitions: readonly DeclaredDefinition[]; readonly tables: readonly DeclaredTable[]; readonly awards: readonly DeclaredAward[];
  readonly reasons: readonly DeclaredReason[]; readonly readings: readonly DeclaredReading[];
  readonly settings: readonly DeclaredSetting[]; readonly shares?: DeclaredShares; readonly process: DeclaredProcess;
};
