import type { MessageObject, ToldAct } from './messages.ts';
import type { Language } from './refusal-sentence.ts';

const zhCN: Readonly<Record<ToldAct, string>> = {
  'claim.submit': '{applicant} {year} 年度申报 {number} 已提交，待受理。',
  'claim.accept': '申报 {number} 已受理，进入核定。',
  'claim.return': '申报 {number} 须补正，请尽快办理。',
  'claim.refuse-acceptance': '申报 {number} 不予受理，理由和救济途径见案卷。',
  'claim.withdraw': '申报 {number} 已撤回。',
  'review.approve': '申报 {number} 已经两局联合审核同意，待公示。',
  'review.reverify': '申报 {number} 所依的登记已变更，须重新核定，见案卷。',
  'notice.publish': '申报 {number} 已公示。',
  'notice.recall-line': '申报 {number} 已撤出公示，更正后另行公示；理由见公示和案卷。',
  'notice.resolve-objection': '对申报 {number} 的异议成立，不予扶持，理由和救济途径见案卷。',
  'award.decide': '申报 {number} 已审定，决定书见案卷。',
  'claim.decide-recusal': '您就申报 {number} 提出的回避申请已有决定，理由见案卷。',
  'award.decline': '申报 {number} 不予扶持，理由和救济途径见案卷。',
  'award.record-appeal': '申报 {number} 的救济结果已登记，文书号、结果和是否重新办理见案卷。',
  'payment.order': '申报 {number} 的支付指令已开立。',
  'payment.complete': '申报 {number} 的款项已全部到账。',
  'casefile.office-wrote': '办理单位就申报 {number} 给您留了言，请到案卷查看并答复。',
  'casefile.applicant-wrote': '申报主体答复了您就申报 {number} 的留言。',
  'casefile.work-came': '申报 {number} 轮到您的岗位办理[，须于 {due} 前办结][，涉及金额 {atStake} 元]。',
  'casefile.work-came-standing-in': '申报 {number} 轮到您代理的岗位办理[，须于 {due} 前办结][，涉及金额 {atStake} 元]。',
  'casefile.overdue': '申报 {number} 已逾期：应于 {due} 前办结，至今未办结。在办单位见案卷。',
  'holder.confirm': '您对{applicant}的授权已经核验，可以登记收款账户、授权他人。',
  'holder.ask-again': '您对{applicant}的授权证明还不能确认，请补充；原因见“申报主体”页。',
  'holder.refuse': '您对{applicant}的授权未获确认，您以其名义开始的申报已终止；原因见“申报主体”页。',
  'review.list-waits': '名单 {number}（{count} 件，合计 {total} 元）待您会签。',
  'payment.batch-to-check': '支付批次 {number}（{count} 笔，合计 {total} 元）待您复核。',
  'payment.batch-to-release': '支付批次 {number}（{count} 笔，合计 {total} 元）待您放行。',
  'recovery.limitation-near': '追回案 {number} 的执行时效至 {on} 届满，尚欠本金 {owed} 元，请及时催缴或移送。',
  'recovery.open': '追回案 {number} 已立案，请按听证通知陈述申辩。',
  'recovery.decide': '追回案 {number} 已作出决定，缴款通知和救济途径见追回案。',
  'restriction.open': '资格限制案 {number} 已立案，请按听证通知陈述申辩。',
  'restriction.decide': '资格限制案 {number} 已作出决定，限制期限见资格限制。',
  'restriction.lift': '资格限制 {number} 已解除。',
  'recovery.set-off': '追回案 {number} 的欠款将从后续奖励款中抵扣，银行付讫后生效。',
  'recovery.undo-set-off': '追回案 {number} 的一笔抵扣已撤销，该笔奖励款照常付给您，欠款不变。',
};

const en: Readonly<Record<ToldAct, string>> = {
  'claim.submit': 'Claim {number} of {applicant} for {year} has been submitted and waits for acceptance.',
  'claim.accept': 'Claim {number} has been accepted and is being verified.',
  'claim.return': 'Claim {number} has to be corrected: please do so soon.',
  'claim.refuse-acceptance': 'Claim {number} was not accepted; the case gives the reasons and the ways of appeal.',
  'claim.withdraw': 'Claim {number} has been withdrawn.',
  'review.approve': 'Both bureaus have signed claim {number}; it waits for public notice.',
  'review.reverify':
    'What a register said of claim {number} has changed; it is verified anew, as the case shows.',
  'notice.publish': 'Claim {number} is in public notice.',
  'notice.recall-line':
    'Claim {number} was taken out of its public notice to be corrected and published anew; the reason stands there.',
  'notice.resolve-objection':
    'An objection to claim {number} was upheld and it is declined; the case gives the reasons and the ways of appeal.',
  'award.decide': 'Claim {number} has been decided; the decision lies in the case.',
  'claim.decide-recusal':
    'What you asked about an officer’s stake in claim {number} has been decided; the case gives the reason.',
  'award.decline': 'Claim {number} was declined; the case gives the reasons and the ways of appeal.',
  'award.record-appeal':
    'The outcome of an appeal about claim {number} is on record; the case tells it, and whether it begins anew.',
  'payment.order': 'Payment of claim {number} has been ordered.',
  'payment.complete': 'Claim {number} has been paid in full.',
  'casefile.office-wrote': 'An office has written to you about claim {number}: please read and answer it in the case.',
  'casefile.applicant-wrote': 'The applicant has answered what you wrote about claim {number}.',
  'casefile.work-came': 'Claim {number} waits for your post[, until {due}][, with {atStake} yuan at stake].',
  'casefile.work-came-standing-in':
    'Claim {number} waits for the post that you stand in for[, until {due}][, with {atStake} yuan at stake].',
  'casefile.overdue': 'Claim {number} is late: its step was due by {due} and is not done. Its page says who holds it.',
  'holder.confirm': 'You are confirmed as holder of {applicant}: you may register its account and let others in.',
  'holder.ask-again': 'What you handed in for {applicant} proves no authority yet; “Applicants” says what is missing.',
  'holder.refuse': 'You were not confirmed as holder of {applicant}, and the claims that you began for it have ended; '
    + '“Applicants” gives the reason.',
  'review.list-waits': 'List {number} ({count} claims, {total} yuan) waits for your signature.',
  'payment.batch-to-check': 'Payment batch {number} ({count} payments, {total} yuan) waits to be checked by you.',
  'payment.batch-to-release': 'Payment batch {number} ({count} payments, {total} yuan) waits to be released by you.',
  'recovery.limitation-near':
    'The debt of recovery case {number} can be enforced until {on}; {owed} yuan are still owed. Demand or refer it.',
  'recovery.open': 'Recovery case {number} has been opened: please state your view as the notice of the hearing says.',
  'recovery.decide': 'Recovery case {number} has been decided; it holds the demand and the ways of appeal.',
  'restriction.open':
    'Restriction case {number} has been opened: please state your view as the notice of the hearing says.',
  'restriction.decide': 'Restriction case {number} has been decided; it says from when until when.',
  'restriction.lift': 'Restriction {number} has been lifted.',
  'recovery.set-off':
    'The debt of recovery case {number} will be set off against a later award, once the bank has paid it.',
  'recovery.undo-set-off':
    'A set-off of recovery case {number} was taken back: that award is paid to you, and the debt stays as it was.',
};

/**
 * What a person is told of an act, in a language, the blanks filled in; what stands in [brackets] is left out where
 * nothing fills its blank.
 */
export function messageSentence(
  act: ToldAct, fields: Readonly<Record<string, string>>, language: Language,
): string {
  const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (blank, name: string) => fields[name] ?? blank);
  const sentence = (language === 'en' ? en : zhCN)[act].replace(/\[(.*?)\]/g, (_, part: string) => {
    const told = filled(part);
    return /\{\w+\}/.test(told) ? '' : told;
  });
  return filled(sentence);
}

/**
 * Where the pages show what a message is about, below /app. What is about an applicant is to be seen among one's own:
 * whoever was refused reaches its own page no more.
 */
export function messagePath({ kind, id }: MessageObject): string {
  const paths: Readonly<Record<MessageObject['kind'], string>> = {
    'claim': `/cases/${id}`, 'applicant': '/applicants', 'review-list': `/review-lists/${id}`,
    'payment-batch': '/payment-batches', 'recovery-case': `/recoveries/${id}`,
  };
  return paths[kind];
}
