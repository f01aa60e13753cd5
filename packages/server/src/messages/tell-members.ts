import type { MessageObject, ToldAct } from '@qingce/contract';
import type { VerbContext } from '../foundation/index.ts';
import { listMembers, listRecusals, listStandIns } from '../identity/index.ts';
import { messageLetter } from './letters.ts';
import { findMailAddress, insertConcerns, insertMail, insertMessage, withhold } from './messages.sql.ts';
import type { StoredMessage } from './messages.ts';

/** An act on a claim, and what fills the blanks of its sentence: no personal data, for mail travels in the open. */
export interface Told {
  readonly act: ToldAct;
  readonly claimId: string;
  readonly applicantId: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The same for what may hold several claims: `concerns`, where it is not one claim itself. */
export interface ToldOnly extends Pick<Told, 'act' | 'fields'> {
  readonly about: MessageObject;
  readonly concerns?: readonly string[];
}

/**
 * 通知 — tells everyone who acts for the applicant, in the transaction of the act: what was told has happened, and what
 * happened is told. Those who want a letter for each act get one on its way.
 */
export async function tellMembers(context: VerbContext, told: Told): Promise<void> {
  const { applicantId, claimId } = told;
  const members = await listMembers(context.tx, { applicantId, claimId, on: context.today });
  await tellEach(context, members, ofClaim(told));
}

/** 通知 — tells officers likewise, and whoever stands in for them today; nobody who declared a stake in the claim. */
export async function tellPeople(context: VerbContext, userIds: readonly string[], told: Told): Promise<void> {
  const standIns = await listStandIns(context.tx, { giverIds: userIds, on: context.today });
  const recused = (await listRecusals(context.tx, told.claimId)).map(({ userId }) => userId);
  await tellEach(context, [...userIds, ...standIns].filter((userId) => !recused.includes(userId)), ofClaim(told));
}

/** 通知 — tells these people and nobody else: whoever calls has seen to it whom the claim may be told to. */
export async function tellOnly(
  context: VerbContext, userIds: readonly string[], told: ToldOnly,
): Promise<void> {
  await tellEach(context, userIds, told);
}

/** 通知 — tells one person what an office found about them and an applicant. */
export async function tellOfApplicant(
  context: VerbContext, userId: string,
  told: { act: ToldAct; applicantId: string; fields: Readonly<Record<string, string>> },
): Promise<void> {
  const { act, applicantId: id, fields } = told;
  await tellOne(context, { userId, act, about: { kind: 'applicant', id }, fields });
}

/** 回避 — from now on the person is shown and sent nothing of what they had been told of the claim. */
export async function withholdFrom(context: VerbContext, of: { userId: string; claimId: string }): Promise<void> {
  await withhold(context.tx, { ...of, at: context.businessNow });
}

function ofClaim({ act, claimId, fields }: Told): ToldOnly {
  return { act, fields, about: { kind: 'claim', id: claimId } };
}

async function tellEach(context: VerbContext, userIds: readonly string[], told: ToldOnly): Promise<void> {
  for (const userId of new Set(userIds)) {
    await tellOne(context, { userId, act: told.act, about: told.about, fields: told.fields }, told.concerns);
  }
}

async function tellOne(
  context: VerbContext, told: Pick<StoredMessage, 'userId' | 'act' | 'about' | 'fields'>,
  concerns: readonly string[] = [],
): Promise<void> {
  const message: StoredMessage = { ...told, id: context.newId(), toldAt: context.businessNow, readAt: null };
  await insertMessage(context.tx, message);
  await insertConcerns(context.tx, message.id, concerns);
  await sendAtOnce(context, message);
}

async function sendAtOnce(context: VerbContext, message: StoredMessage): Promise<void> {
  const to = await findMailAddress(context.tx, message.userId);
  if (!to?.confirmedAt || to.rhythm !== 'each') return;
  await insertMail(context.tx, {
    id: context.newId(), userId: to.userId, address: to.address, dueAt: context.now,
    ...messageLetter(message, to.language),
  }, [message.id]);
}
