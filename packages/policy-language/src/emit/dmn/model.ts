/** A decision model apart from its XML: what it is made of, with names, types and what needs what. */
export type FeelType = 'number' | 'string' | 'boolean' | 'date' | 'Any';

export type ItemDefinition = {
  readonly id: string; readonly name: string; readonly typeRef?: string; readonly isList?: boolean;
  readonly components?: readonly ItemDefinition[];
  /** FEEL unary tests that the value passes. */
  readonly allowed?: string;
};
export type Input = {
  readonly kind: 'input'; readonly id: string; readonly name: string; readonly typeRef: string;
  readonly label: string; readonly about: string;
};
export type Decision = {
  readonly kind: 'decision'; readonly id: string; readonly name: string; readonly typeRef?: string;
  /** What it is called in both languages, where the policy says it. */
  readonly label?: string;
  readonly question?: string; readonly about: string; readonly logic: string;
  /** Ids of the inputs, decisions and knowledge that the logic names. */
  readonly needs: readonly string[];
  /** Clause whose knowledge source is the authority. */
  readonly clause?: string;
};
export type KnowledgeTable = {
  readonly hit: 'UNIQUE' | 'FIRST';
  readonly inputs: readonly { readonly name: string; readonly typeRef: FeelType }[];
  readonly outputs: readonly { readonly name: string; readonly typeRef: FeelType }[];
  readonly rules: readonly {
    readonly when: readonly string[]; readonly outputs: readonly string[]; readonly note: string;
  }[];
};
/** A business knowledge model: a function in FEEL, or a decision table. */
export type Knowledge = {
  readonly kind: 'knowledge'; readonly id: string; readonly name: string; readonly about: string;
  readonly label?: string;
  readonly params: readonly string[]; readonly body: string | KnowledgeTable; readonly clause?: string;
  readonly needs: readonly string[];
};
/** 条款 — a clause of the law, quoted. */
export type Source = {
  readonly kind: 'source'; readonly id: string; readonly name: string; readonly about: string;
};
export type Element = Input | Decision | Knowledge | Source;

export type DecisionModel = {
  readonly id: string; readonly name: string; readonly namespace: string; readonly about: string;
  readonly types: readonly ItemDefinition[]; readonly elements: readonly Element[];
  /** What the model does not say, each with its reason; it stands on the diagram. */
  readonly leftOut: readonly string[];
};
