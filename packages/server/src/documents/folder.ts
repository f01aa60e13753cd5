import { requireReach } from '../applicant/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { actsFor, getPerson, isApplicantRole, mayFor } from '../identity/index.ts';
import type { Folder } from './document.ts';
import { findFolder, lockFolder, openOrReopenFolder, updateFolder } from './documents.sql.ts';

/**
 * 打开材料袋 — of a new claim, or again of one that was returned for correction; the claim's verb writes the audit
 * record.
 */
export function openFolder(context: VerbContext, input: { claimId: string; applicantId: string }): Promise<void> {
  return openOrReopenFolder(context.tx, input);
}

/**
 * 封存材料袋 — nothing goes in or out any more, and the offices may look, unless the claim was given up before it was
 * ever handed in.
 */
export async function closeFolder(
  context: VerbContext, claimId: string, options: { isHandedIn: boolean } = { isHandedIn: true },
): Promise<void> {
  const folder = await lockFolder(context.tx, claimId);
  assert(folder, 'every claim has a folder');
  await updateFolder(context.tx, { ...folder, isOpen: false, isHandedIn: folder.isHandedIn || options.isHandedIn });
}

/** Refuses with documents.not-found, as if it were not there, anyone but those who work on the applicant's claims. */
export async function getTheirFolder(context: VerbContext, claimId: string): Promise<Folder> {
  const folder = await lockFolder(context.tx, claimId);
  if (!folder || !mayFor(context.actor, folder.applicantId, 'act')) throw refuse('documents.not-found');
  return folder;
}

/** The same, open; refuses with documents.folder-closed too. */
export async function getOwnFolder(context: VerbContext, claimId: string): Promise<Folder> {
  const folder = await getTheirFolder(context, claimId);
  if (!folder.isOpen) throw refuse('documents.folder-closed');
  return folder;
}

/**
 * For looking: the applicant's people always, offices once it was handed in — whoever holds a post looks as that post.
 * Refuses with documents.not-found and as requireReach does.
 */
export async function getReadableFolder(context: VerbContext, claimId: string): Promise<Folder> {
  const folder = await findFolder(context.tx, claimId);
  const person = getPerson(context.actor);
  const mayLook = isApplicantRole(person.role) ? folder && actsFor(person, folder.applicantId) : folder?.isHandedIn;
  if (!folder || mayLook !== true) throw refuse('documents.not-found');
  await requireReach(context, { claimId, applicantId: folder.applicantId });
  return folder;
}
