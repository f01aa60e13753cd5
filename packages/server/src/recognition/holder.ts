import type { Reader } from '@qingce/database';
import { findApplicantByCode } from '../applicant/index.ts';
import type { Affair } from '../applicant/index.ts';
import type { Entry } from './recognition.ts';
import { listEntries } from './recognition.sql.ts';

/** Whose affair an entry is: that of its holder, where the holder is registered here. */
export async function affairsOf(reader: Reader, { holder }: Pick<Entry, 'holder'>): Promise<Affair[]> {
  const { creditCode, applicantId } = holder;
  const applicant = creditCode === null ? undefined : await findApplicantByCode(reader, creditCode);
  const id = applicant?.id ?? applicantId;
  return id === null ? [] : [{ applicantId: id }];
}

/** The same by the entry's id. */
export async function findHolder(reader: Reader, id: string): Promise<Affair[]> {
  const [entry] = await listEntries(reader, { ids: [id] });
  return entry ? affairsOf(reader, entry) : [];
}
