import type { StoredDocument } from '@qingce/contract';

/** 申报材料 — one file for one material of a claim. */
export type ClaimDocument = StoredDocument;

/** 材料袋 — takes a claim's documents while it is open; the offices see into it once it was handed in. */
export interface Folder {
  readonly claimId: string;
  readonly applicantId: string;
  readonly isOpen: boolean;
  readonly isHandedIn: boolean;
}
