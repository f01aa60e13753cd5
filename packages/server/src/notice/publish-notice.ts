import type { PublishNotice } from '@qingce/contract';
import { findPersonalData, parseYuan } from '@qingce/values';
import { getApplicant } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { beginAct, claimNumber, finishAct, lockClaimOf, takeNumber } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { listClaimsOn, lockList, requireProposalStands, updateListState } from '../review/index.ts';
import type { StoredList } from '../review/index.ts';
import { insertNotice } from './notice.sql.ts';
import type { StoredNotice } from './notice.sql.ts';
import { noticeTransitions, publicLines } from './notice.ts';
import { noticePeriod } from './notice-period.ts';
import type { NoticeDays } from './notice-period.ts';

/**
 * 公示 — puts the signed list before the public for the days that the policy asks for. Refuses with
 * review.list-not-found, notice.list-not-signed, notice.personal-data and calendar.year-unknown, and as
 * requireProposalStands does.
 */
export async function publishNotice(context: VerbContext, input: PublishNotice): Promise<StoredNotice> {
  const list = await lockList(context.tx, input.listId);
  if (!list) throw refuse('review.list-not-found');
  if (list.state !== 'signed') throw refuse('notice.list-not-signed');
  const notice = await noticeOf(context, list);
  requireNobodysNumber(notice);
  await insertNotice(context.tx, notice);
  await updateListState(context.tx, { id: list.id, state: 'in-notice' });
  await recordAudit(context, {
    act: noticeTransitions.publish.act,
    object: { kind: 'notice', id: notice.id },
    concerns: [{ kind: 'review-list', id: list.id }],
    details: { number: notice.number, hash: notice.hash, opensOn: notice.opensOn, closesOn: notice.closesOn },
  });
  return notice;
}

/** 发布闸门 — no number of a person stands in what is published: of a document, a bank card or a phone. */
function requireNobodysNumber({ lines }: StoredNotice): void {
  for (const line of lines) {
    const [leak] = findPersonalData(JSON.stringify(line));
    if (!leak) continue;
    const found = leak.text.slice(0, 1) + '*'.repeat(leak.text.length - 1);
    throw refuse('notice.personal-data', { number: line.number, found });
  }
}

async function noticeOf(context: VerbContext, list: StoredList): Promise<StoredNotice> {
  const individuals = new Set<string>();
  const lines: StoredList['lines'] = [];
  const asked: NoticeDays[] = [];
  const onList = await listClaimsOn(context.tx, list.id);
  for (const line of list.lines.filter(({ claimId }) => onList.has(claimId))) {
    // Withdrawn after the list was frozen: nothing is held for it, so there is nothing to publish.
    if ((await lockClaimOf(context, line.claimId)).state === 'withdrawn') continue;
    lines.push(line);
    const claim = await beginAct(context, line.claimId, noticeTransitions.publish);
    await requireProposalStands(context, claim);
    const applicant = await getApplicant(context, claim.applicantId);
    if (applicant.kind === 'individual') individuals.add(claim.id);
    asked.push(await daysAskedFor(context, claim));
    await finishAct(context, claim, { transition: noticeTransitions.publish });
  }
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  return {
    id: context.newId(),
    number: claimNumber(year, await takeNumber(context.tx, 'notice', year)),
    listId: list.id,
    policy: list.policy,
    claimYear: list.claimYear,
    lines: publicLines(lines, individuals),
    hash: list.hash,
    totalFen: lines.reduce((sum, line) => sum + (parseYuan(line.amount) ?? 0n), 0n),
    publishedOn: context.today,
    closed: false,
    allotment: list.allotment,
    ...noticePeriod(context.today, longest(asked)),
  };
}

/** The days that the version asks for to which the claim was bound at its submission, whatever is in force today. */
async function daysAskedFor(context: VerbContext, claim: Claim): Promise<NoticeDays> {
  assert(claim.policyHash, 'a submitted claim has pinned its policy');
  const { process } = await getPolicyVersion(context.tx, claim.policyHash);
  assert(process.notice, 'a policy that awards money says how long its notices stay');
  return process.notice;
}

/** One notice for lines under several versions stays as long as the strictest of them asks. */
function longest(asked: readonly NoticeDays[]): NoticeDays {
  return {
    workingDays: Math.max(...asked.map(({ workingDays }) => workingDays)),
    days: Math.max(...asked.map(({ days }) => days)),
  };
}
