import type { ToldAct } from '@qingce/contract';
import type { VerbContext } from '../foundation/index.ts';
import { listMembers, listStandIns } from '../identity/index.ts';
import { messageLetter } from './letters.ts';
import { findMailAddress, insertMail, insertMessage } from './messages.sql.ts';
import type { StoredMessage } from './messages.ts';

/** An act on a claim, and what fills the blanks of its sentence: no personal data, for mail travels in the open. */
export interface Told {
  readonly act: ToldAct;
  readonly claimId: string;
  readonly applicantId: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * 通知 — tells everyone who acts for the applicant, in the transaction of the act: what was told has happened, and what
 * happened is told. Those who want a letter for each act get one on its way.
 */
export async function tellMembers(context: VerbContext, told: Told): Promise<void> {
  await tellEach(context, await listMembers(context.tx, { applicantId: told.applicantId, on: context.today }), told);
}

/** 通知 — tells officers likewise, and whoever stands in for them today. */
export async function tellPeople(context: VerbContext, userIds: readonly string[], told: Told): Promise<void> {
  const standIns = await listStandIns(context.tx, { giverIds: userIds, on: context.today });
  await tellEach(context, [...userIds, ...standIns], told);
}

async function tellEach(context: VerbContext, userIds: readonly string[], told: Told): Promise<void> {
  for (const userId of new Set(userIds)) {
    const message: StoredMessage = {
      id: context.newId(), userId, act: told.act, claimId: told.claimId, fields: told.fields,
      toldAt: context.businessNow, readAt: null,
    };
    await insertMessage(context.tx, message);
    await sendAtOnce(context, message);
  }
}

async function sendAtOnce(context: VerbContext, message: StoredMessage): Promise<void> {
  const to = await findMailAddress(context.tx, message.userId);
  if (!to?.confirmedAt || to.rhythm !== 'each') return;
  await insertMail(context.tx, {
    id: context.newId(), userId: to.userId, address: to.address, dueAt: context.now,
    ...messageLetter([message], to.language),
  }, [message.id]);
}
