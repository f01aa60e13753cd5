import { Id } from '@qingce/contract';
import type { Notice } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { refuse } from '../foundation/index.ts';
import type { Verb } from '../foundation/index.ts';
import { getObjectionReceipt, getPublicNotice, listPublicNotices } from '../notice/index.ts';
import type { ObjectionReceipt } from '../notice/index.ts';
import { getPolicyInForce } from '../policy/index.ts';

/** A notice together with the policy under which its awards are proposed. */
export interface NoticeUnderPolicy { readonly notice: Notice; readonly policy: CheckedPolicy }

/** Every notice, the newest first. */
export const listNoticesUnderPolicies: Verb<undefined, NoticeUnderPolicy[]> = async (context) => {
  const found: NoticeUnderPolicy[] = [];
  for (const notice of await listPublicNotices(context)) {
    found.push({ notice, policy: await getPolicyInForce(context.tx, notice.policy) });
  }
  return found;
};

/** Refuses with notice.not-found, what is no id included. */
export const getNoticeUnderPolicy: Verb<string, NoticeUnderPolicy> = async (context, noticeId) => {
  if (!Id.safeParse(noticeId).success) throw refuse('notice.not-found');
  const notice = await getPublicNotice(context, noticeId);
  return { notice, policy: await getPolicyInForce(context.tx, notice.policy) };
};

export interface ReceiptOfNotice { readonly entry: NoticeUnderPolicy; readonly receipt: ObjectionReceipt }

/** Refuses with notice.not-found and notice.objection-not-found. */
export const getReceiptOfNotice: Verb<{ noticeId: string; objectionId: string }, ReceiptOfNotice> = async (
  context, asked,
) => {
  const entry = await getNoticeUnderPolicy(context, asked.noticeId);
  if (!Id.safeParse(asked.objectionId).success) throw refuse('notice.objection-not-found');
  return { entry, receipt: await getObjectionReceipt(context, asked) };
};
