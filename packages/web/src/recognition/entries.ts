import type { Recognition, RecognitionVersion } from '@qingce/contract';

/** What an entry shows in a line: the version that counts, else the one that waits, else the last. */
export function shownVersion({ versions, inForce }: Recognition): RecognitionVersion | undefined {
  return versions.find(({ version }) => version === inForce) ?? versions[0];
}

/** The version that waits for another person. */
export function waitingVersion({ versions }: Recognition): RecognitionVersion | undefined {
  const [last] = versions;
  return last?.settled === null ? last : undefined;
}

/** A version of somebody else waits, and the reader may answer it. */
export function isAnswerable(entry: Recognition): boolean {
  const waiting = waitingVersion(entry);
  return waiting !== undefined && !waiting.isOwn;
}

/** Whether an entry holds the words, in name, holder, code, authority or document; without words every one does. */
export function holdsWords(entry: Recognition, words: string): boolean {
  const shown = shownVersion(entry);
  const texts = [
    entry.applicant, entry.creditCode, shown?.name, shown?.authority, shown?.documentNo, shown?.source,
  ];
  return texts.some((text) => plain(text ?? '').includes(plain(words)));
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}
