// Parts of the law page for the claim form and the case page, as far as they use them. Import
// '@qingce/law-view/law.css' beside them.
export { LawText } from './law/LawText.tsx';
export { layOut } from './law/layout.ts';
export { dimmedLimbs } from './law/dimming.ts';
export { ApplicantKind } from './page/ApplicantKind.tsx';
export { FactForm } from './facts/FactForm.tsx';
export type { FactFormState } from './facts/form.ts';
export { factAt, factsOfApplicant, factsOfItem, isOptional, labelOf } from './facts/form.ts';
export { headingOf, rowsFromTable } from './facts/rows-from-table.ts';
export type { Cell, RowsOfTable, UnknownHeadings } from './facts/rows-from-table.ts';
export type { Draft } from './facts/draft.ts';
export { nameOf, rowText, valueText, wholePath } from './facts/name.ts';
export { parsePath, pathText, readAt, writeAt } from './facts/path.ts';
export type { FactPath } from './facts/path.ts';
export { AnswerPanel } from './answer/AnswerPanel.tsx';
export { assessDraft } from './answer/assess-draft.ts';
export { derivationOf } from './answer/derivation.ts';
export { StepWords } from './answer/Derivation.tsx';
export type { DerivationStep } from './answer/derivation.ts';
export { marksOf } from './answer/marks.ts';
export { LawSurroundings } from './wording/Surroundings.tsx';
export type { Language } from './wording/say.ts';
