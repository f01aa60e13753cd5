/** A text in both languages. */
export type Bilingual = { readonly zh: string; readonly en: string };
