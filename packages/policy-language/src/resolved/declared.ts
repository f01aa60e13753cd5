import type { Day, exact } from '@qingce/values';
import type { Excerpt, QuoteParagraph, WrittenTable } from '../source/document.ts';
import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import type { YamlNode, YamlText } from '../surface/yaml.ts';
import type {
  ApprovalLevel, Bilingual, FactWire, Individual, LaterFact, LegalForm, Process, RecoveryKind, Remedy,
} from '../typed/ir.ts';
import type { Shape } from '../typed/shape.ts';

/** A clause that things are declared in. `items` is empty but for an item clause. */
export type ClauseScope = {
  readonly id: string; readonly heading: string; readonly at: Span; readonly items: readonly string[];
};

/** 名 (identifier): the name in formulas, the key on the wire. */
export type DeclaredName = { readonly name: string; readonly key?: string; readonly at: Span };

/** Where something is declared. */
type Declaration = { readonly at: Span; readonly clause: ClauseScope };
type NamedDeclaration = Declaration & { readonly name: string };

/** One top-level key of a YAML block. */
export type WrittenSection = Declaration & { readonly section: string; readonly node: YamlNode };

/** Options of a choice or of a reading. */
export type DeclaredOption = { readonly key: string; readonly label: Bilingual };

/** A type as the README writes it: what the wire carries and what formulas see. */
export type FactType = {
  readonly wire: FactWire; readonly shape: Shape; readonly of?: FactWire;
  readonly row?: readonly DeclaredFact[]; readonly options?: readonly DeclaredOption[];
};

/** 已奖记录 — the awards that fill a list fact: of which items, and where each of its columns comes from. */
export type DeclaredRecord = {
  readonly at: Span; readonly of: readonly YamlText[];
  readonly columns: readonly { readonly name: string; readonly at: Span; readonly from: YamlText }[];
};

export type DeclaredFact = NamedDeclaration & {
  readonly kind: 'fact'; readonly key: string; readonly type: FactType;
  readonly scope: 'applicant' | 'claim' | 'item';
  /** Items that take it, in scope `item`. */
  readonly items: readonly string[];
  readonly kinds?: readonly string[];
  readonly min?: exact.Fraction; readonly max?: exact.Fraction;
  /** By item id, or `*`. */
  readonly defaults: readonly { readonly item: string; readonly text: YamlText }[];
  readonly together: readonly YamlText[]; readonly instead: readonly YamlText[];
  readonly within?: YamlText; readonly whole?: YamlText;
  readonly disjoint: boolean; readonly mayBeEmpty: boolean;
  /** Of a list of an item alone. */
  readonly recorded?: DeclaredRecord;
  /** Of a list: the field that says for how many persons a row stands. */
  readonly persons?: YamlText;
  /** Of an item alone: it comes up after the award. */
  readonly later?: YamlText & { readonly from: LaterFact };
  /** Of such a list: the yes/no fact that is no when none of the persons is approved. */
  readonly approval?: YamlText;
  readonly ask: Bilingual; readonly help?: Bilingual;
  readonly evidence?: readonly string[]; readonly confirmedBy?: YamlText;
  readonly advice: boolean; readonly personal: boolean; readonly readings: readonly YamlText[];
};

export type DeclaredDefinition = NamedDeclaration & { readonly kind: 'definition'; readonly value: Formula };
export type DeclaredTable = NamedDeclaration & { readonly kind: 'table'; readonly written: WrittenTable };

/** 参数 — a figure that another document sets for a time; `table` gives its value on the days from, to. */
export type DeclaredParameter = NamedDeclaration & {
  readonly key: string; readonly source: Bilingual; readonly from: Day; readonly to: Day;
  readonly table: DeclaredTable;
};
/** 工作日历 — `definition` lists the stretches of working days from, to. */
export type DeclaredCalendar = {
  readonly source: Bilingual; readonly from: Day; readonly to: Day; readonly definition: DeclaredDefinition;
};

export type DeclaredCondition = NamedDeclaration & {
  readonly kind: 'condition'; readonly each?: YamlText;
  readonly codes: readonly { readonly item: string; readonly code: YamlText }[];
  readonly items?: readonly string[]; readonly readings: readonly YamlText[];
};

export type DeclaredConstant = { readonly name: string; readonly at: Span; readonly text: YamlText };
export type DeclaredPart = DeclaredName & { readonly shape: Shape };
/** An option of a reading, on which something depends. */
export type WrittenChoice = { readonly reading: string; readonly option: string; readonly at: Span };

export type DeclaredItem = Declaration & {
  readonly kind: 'item'; readonly id: string; readonly clauseId: string; readonly name: Bilingual;
  readonly constants: readonly DeclaredConstant[]; readonly parts: readonly DeclaredPart[];
  readonly borneBy?: { readonly party: YamlText; readonly when?: WrittenChoice };
  readonly exclusive: readonly YamlText[];
  readonly always: readonly DeclaredConstant[]; readonly monotone: readonly DeclaredConstant[];
};

export type DeclaredAward = Declaration & { readonly item: Excerpt; readonly formula: Formula };

export type DeclaredReading = Declaration & {
  readonly kind: 'reading'; readonly id: string; readonly question: Bilingual; readonly reason: Bilingual;
  readonly options: readonly DeclaredOption[]; readonly ruling?: string;
  readonly by: string; readonly on: string; readonly switchable: boolean;
};

/** What a name of formulas is called in English. */
export type DeclaredEnglish = { readonly name: string; readonly at: Span; readonly en: string };
export type DeclaredReason = { readonly code: string; readonly at: Span; readonly text: Bilingual };
export type DeclaredSetting = Declaration & {
  readonly key: string; readonly ask: Bilingual; readonly default?: string;
};
export type DeclaredApplicant = {
  readonly kind: string; readonly at: Span; readonly name: Bilingual; readonly form?: LegalForm;
  readonly base: readonly YamlText[]; readonly items: readonly YamlText[];
};
export type DeclaredParty = { readonly id: string; readonly name: Bilingual; readonly setting: YamlText };
export type DeclaredShares = Declaration & {
  readonly parties: readonly DeclaredParty[]; readonly remainder: YamlText; readonly unset: YamlText;
};

/** Entry `policy` of a file. */
export type DeclaredHead = Declaration & {
  readonly id: string; readonly title: Bilingual; readonly documentNo: string; readonly issuer: Bilingual;
  readonly validity?: YamlText; readonly first: readonly YamlText[];
  /** Keys to which phrases may be bound. */
  readonly entries: readonly string[];
};

type Window = NonNullable<Process['window']>;
type Notice = NonNullable<Process['notice']>;
export type DeclaredStep = Omit<Process['steps'][number], 'phrases' | 'by'> & {
  readonly at: Span; readonly by: readonly YamlText[];
};
export type DeclaredApproval = Omit<ApprovalLevel, 'by'> & { readonly by: YamlText };
export type DeclaredMaterial = Omit<Process['materials'][number], 'for'> & {
  readonly for: readonly YamlText[];
};

export type DeclaredObligation = Declaration & {
  readonly id: string; readonly name: Bilingual; readonly of: readonly YamlText[];
  readonly from?: YamlText; readonly until?: YamlText; readonly recover?: YamlText; readonly by?: YamlText;
};
export type DeclaredInstalments = Declaration & {
  readonly item: Pick<YamlText, 'text' | 'at'>;
  readonly parts: readonly {
    readonly id: string; readonly at: Span;
    readonly due?: YamlText; readonly share?: YamlText; readonly when?: YamlText;
  }[];
};
export type DeclaredDiscretion = Declaration & {
  readonly fact: Pick<YamlText, 'text' | 'at'>; readonly criteria: Bilingual;
  readonly approver?: YamlText; readonly within?: YamlText;
};
export type DeclaredBudget = Declaration & {
  readonly id: string; readonly of: readonly YamlText[];
  readonly ceiling?: YamlText; readonly whenShort?: YamlText; readonly rank?: YamlText;
};

/** What the process says of awards once they are made, or of what bounds them from outside. */
export type DeclaredUndertakings = {
  readonly obligations: readonly DeclaredObligation[]; readonly instalments: readonly DeclaredInstalments[];
  readonly discretion: readonly DeclaredDiscretion[]; readonly budgets: readonly DeclaredBudget[];
};

/** 一企一策 — names are not bound yet. */
export type DeclaredIndividual = Omit<Individual, 'item' | 'number' | 'amount'> & {
  readonly item: YamlText; readonly number: YamlText; readonly amount: YamlText;
};

/** Process without the phrases, which are bound later. */
export type DeclaredProcess = DeclaredUndertakings & {
  readonly offices: Process['offices']; readonly window?: Window; readonly notice?: Notice;
  readonly steps: readonly DeclaredStep[]; readonly materials: readonly DeclaredMaterial[];
  readonly approvals: readonly DeclaredApproval[]; readonly remedies: readonly Remedy[];
  readonly individual?: DeclaredIndividual;
  readonly recovery: readonly RecoveryKind[];
};

/** The law of a clause. */
export type DeclaredLaw = { readonly clause: ClauseScope; readonly paragraphs: readonly QuoteParagraph[] };

/** Everything that a policy file declares, in the order of the file; names are not bound yet. */
export type Declared = {
  readonly clauses: readonly ClauseScope[]; readonly law: readonly DeclaredLaw[];
  readonly head?: DeclaredHead; readonly units: ReadonlyMap<string, Bilingual>;
  readonly regions: ReadonlyMap<string, Bilingual>;
  readonly applicants: readonly DeclaredApplicant[]; readonly items: readonly DeclaredItem[];
  readonly facts: readonly DeclaredFact[]; readonly conditions: readonly DeclaredCondition[];
  readonly definitions: readonly DeclaredDefinition[]; readonly tables: readonly DeclaredTable[];
  readonly parameters: readonly DeclaredParameter[]; readonly calendars: readonly DeclaredCalendar[];
  readonly awards: readonly DeclaredAward[];
  readonly reasons: readonly DeclaredReason[]; readonly readings: readonly DeclaredReading[];
  readonly settings: readonly DeclaredSetting[]; readonly shares?: DeclaredShares;
  readonly process: DeclaredProcess; readonly names: readonly DeclaredEnglish[];
};
