import type { FieldDraft, KeptPhoto, Signed, Taken } from './field-store.ts';

/** One visit with what lies on the device about it: typed, photographed, signed. */
export interface VisitInHand {
  readonly taken: Taken;
  readonly draft: FieldDraft | undefined;
  readonly photos: readonly KeptPhoto[];
  readonly signed: Signed | undefined;
}
