/**
 * Every expected "no": its code, its HTTP status and the fields that its sentence needs. The sentences lie beside this
 * file in both languages; docs/refusals.md is written from all three (`npx vitest run packages/contract -u`).
 */
export const refusals = {
  // The request itself.
  'request.invalid': { status: 422, fields: ['rule'] },
  'request.malformed': { status: 400, fields: [] },
  'request.unknown-address': { status: 404, fields: [] },
  'request.too-large': { status: 413, fields: [] },
  'request.media-type': { status: 415, fields: [] },
  'request.too-many': { status: 429, fields: ['seconds'] },
  'request.foreign-origin': { status: 403, fields: [] },
  'request.idempotency-key': { status: 400, fields: [] },
  'request.key-reused': { status: 409, fields: [] },
  'service.starting': { status: 503, fields: [] },
  'service.failed': { status: 500, fields: ['requestId'] },
  // 身份
  'identity.sign-in-required': { status: 401, fields: [] },
  'identity.not-permitted': { status: 403, fields: ['act'] },
  'identity.own-applicant': { status: 403, fields: [] },
  'identity.credentials-wrong': { status: 401, fields: [] },
  'identity.too-many-attempts': { status: 429, fields: ['minutes'] },
  'identity.username-taken': { status: 409, fields: [] },
  'identity.user-not-found': { status: 404, fields: [] },
  // 申报主体
  'applicant.not-found': { status: 404, fields: [] },
  'applicant.not-member': { status: 403, fields: [] },
  'applicant.credit-code-required': { status: 422, fields: [] },
  'applicant.credit-code-length': { status: 422, fields: ['length'] },
  'applicant.credit-code-alphabet': { status: 422, fields: ['at', 'character'] },
  'applicant.credit-code-check': { status: 422, fields: ['expected', 'found'] },
  'applicant.already-registered': { status: 409, fields: [] },
  'applicant.office-holder': { status: 409, fields: [] },
  'applicant.already-member': { status: 409, fields: [] },
  // 通知
  'messages.link-invalid': { status: 409, fields: [] },
  // 待办
  'worklist.filter-not-found': { status: 404, fields: [] },
  'worklist.too-many-filters': { status: 409, fields: ['most'] },
  // 资金
  'fund.already-received': { status: 409, fields: [] },
  'fund.shares-not-ratios': { status: 422, fields: [] },
  'fund.shares-not-one': { status: 422, fields: [] },
  'fund.ceiling-exceeded': { status: 409, fields: ['wanted', 'available'] },
  'fund.no-reservation': { status: 409, fields: [] },
  'fund.already-reserved': { status: 409, fields: [] },
  'fund.settlement-differs': { status: 409, fields: ['reserved', 'ordered'] },
  'fund.not-payable': { status: 409, fields: ['payable', 'paid'] },
  'fund.not-paid': { status: 409, fields: ['returned'] },
  'fund.not-bounced': { status: 409, fields: ['bounced'] },
  'fund.item-ceiling-exceeded': { status: 409, fields: ['item', 'wanted', 'available'] },
  'fund.line-exceeded': { status: 409, fields: ['available'] },
  'fund.no-such-item': { status: 422, fields: ['item'] },
  'fund.nothing-adjusted': { status: 422, fields: [] },
  'fund.beyond-ledger': { status: 422, fields: [] },
  'fund.year-closed': { status: 409, fields: ['year'] },
  'fund.year-running': { status: 409, fields: ['year'] },
  'fund.year-unknown': { status: 404, fields: ['year'] },
  // 申报材料
  'documents.not-found': { status: 404, fields: [] },
  'documents.too-large': { status: 413, fields: ['megabytes'] },
  'documents.empty': { status: 422, fields: [] },
  'documents.folder-closed': { status: 409, fields: [] },
  'documents.quarantined': { status: 409, fields: [] },
  'documents.hash-differs': { status: 409, fields: [] },
  // 政策
  'policy.not-found': { status: 404, fields: ['policy'] },
  // 资格评定
  'facts.refused': { status: 422, fields: ['rule', 'count'] },
  // 申报
  'claim.not-found': { status: 404, fields: [] },
  'claim.wrong-state': { status: 409, fields: ['state'] },
  'claim.signed-before': { status: 409, fields: [] },
  'claim.stale-revision': { status: 409, fields: ['saved'] },
  'claim.no-items': { status: 422, fields: [] },
  'claim.outside-window': { status: 409, fields: ['opens', 'closes'] },
  'claim.materials-missing': { status: 422, fields: ['materials'] },
  'claim.returned-before': { status: 409, fields: [] },
  // 核定
  'verification.not-asked': { status: 422, fields: ['path'] },
  'verification.other-office': { status: 403, fields: ['office'] },
  // 现场核查
  'visit.not-found': { status: 404, fields: [] },
  'visit.inspectors': { status: 422, fields: [] },
  'visit.cancelled': { status: 409, fields: [] },
  'visit.reported': { status: 409, fields: [] },
  'visit.not-a-photo': { status: 415, fields: [] },
  'visit.photos-missing': { status: 409, fields: ['missing'] },
  'visit.hash-differs': { status: 409, fields: [] },
  'visit.newer-report': { status: 409, fields: ['at'] },
  // 联合审核
  'review.undetermined': { status: 409, fields: ['missing'] },
  'review.mixed-list': { status: 422, fields: [] },
  'review.on-a-list': { status: 409, fields: ['number'] },
  'review.nothing-awarded': { status: 409, fields: ['number'] },
  'review.list-not-found': { status: 404, fields: [] },
  'review.signed-already': { status: 409, fields: [] },
  'review.list-published': { status: 409, fields: [] },
  'review.hash-differs': { status: 409, fields: [] },
  // 公示
  'notice.not-found': { status: 404, fields: [] },
  'notice.list-not-signed': { status: 409, fields: [] },
  'notice.personal-data': { status: 409, fields: ['kind'] },
  'notice.closed': { status: 409, fields: ['closesOn'] },
  'notice.no-such-line': { status: 422, fields: ['line'] },
  'notice.objection-not-found': { status: 404, fields: [] },
  'notice.objection-resolved': { status: 409, fields: [] },
  'calendar.year-unknown': { status: 409, fields: ['year'] },
  // 审定
  'award.notice-open': { status: 409, fields: ['closesOn'] },
  'award.objection-open': { status: 409, fields: [] },
  'award.not-refusable': { status: 409, fields: [] },
  // 拨付
  'payment.shares-not-set': { status: 409, fields: [] },
  'payment.no-payee': { status: 409, fields: [] },
  'payment.account-number': { status: 422, fields: [] },
  'payment.order-not-found': { status: 404, fields: [] },
  'payment.order-state': { status: 409, fields: ['state'] },
  'payment.other-treasury': { status: 403, fields: ['treasury'] },
  'payment.reference-used': { status: 409, fields: [] },
  'payment.paid-on': { status: 422, fields: ['today'] },
  'payment.in-another-batch': { status: 409, fields: [] },
  'payment.batch-not-found': { status: 404, fields: [] },
  'payment.batch-state': { status: 409, fields: ['state'] },
  'payment.batch-differs': { status: 409, fields: [] },
  'payment.same-person': { status: 403, fields: [] },
  'payment.return-unreadable': { status: 422, fields: ['line'] },
  'payment.no-reissue': { status: 409, fields: [] },
  'payment.payee-changed': { status: 409, fields: [] },
  // 演示时钟
  'clock.only-forward': { status: 422, fields: ['today'] },
} as const satisfies Record<string, { status: number; fields: readonly string[] }>;

export type RefusalCode = keyof typeof refusals;

/** The fields that the sentence of a code needs, as text ready to be shown. */
export type RefusalFields<Code extends RefusalCode> =
  Readonly<Record<(typeof refusals)[Code]['fields'][number], string>>;
