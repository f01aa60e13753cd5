import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';

/** The two texts of a draft: the rules, and the worked examples. */
export interface DraftText { readonly policy: string; readonly examples: string }

/** 未保存的稿件 — what was typed and is not saved, with the save that it was typed upon; `at` by the device. */
export interface KeptText {
  readonly text: DraftText; readonly base: DraftText; readonly save: number; readonly at: string;
}

interface Schema extends DBSchema { texts: { key: string; value: KeptText } }

/** Whose text of which draft. */
export interface Keeping { readonly userId: string; readonly draftId: string }

/** One person's own on this device: whoever signs in after them has another. Where nothing can be kept, nothing is. */
async function within<Result>(
  userId: string, work: (database: IDBPDatabase<Schema>) => Promise<Result>,
): Promise<Result | null> {
  try {
    const database = await openDB<Schema>(`qingce-drafting-${userId}`, 1, {
      upgrade: (made) => { made.createObjectStore('texts'); },
    });
    const result = await work(database);
    database.close();
    return result;
  } catch {
    return null;
  }
}

/** What is kept of a draft; null where nothing is. */
export async function readKept({ userId, draftId }: Keeping): Promise<KeptText | null> {
  return await within(userId, (database) => database.get('texts', draftId)) ?? null;
}

/** Whether it is kept now. */
export async function keepText({ userId, draftId }: Keeping, kept: KeptText): Promise<boolean> {
  return await within(userId, (database) => database.put('texts', kept, draftId)) !== null;
}

export async function forgetText({ userId, draftId }: Keeping): Promise<void> {
  await within(userId, (database) => database.delete('texts', draftId));
}
