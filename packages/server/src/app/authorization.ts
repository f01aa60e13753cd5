import { recusalDeciders } from '../claim/index.ts';
import { certificateRoles } from '../certificate/index.ts';
import { obligationRoles } from '../obligation/index.ts';
import { recoveryRoles } from '../recovery/index.ts';
import { restrictionRoles } from '../restriction/index.ts';
import { applicantOffices, applicantRoles, officeRoles } from './permission.ts';
import type { Permission } from './permission.ts';
import { draftingPermissions } from './drafting-permissions.ts';
import { accountPermissions } from './account-permissions.ts';
import { fundPermissions } from './fund-permissions.ts';
import { holderPermissions } from './holder-permissions.ts';
import { registerPermissions } from './register-permissions.ts';

/**
 * 权限表 — every route of the server and who may use it. A route that is not here stops the start, and so does a line
 * without a route. `/*` at the end stands for the pages or files of a folder, which may be empty until it is built.
 */
export const authorization: Readonly<Record<string, Permission>> = {
  'GET /healthz': { act: 'service.health', who: 'anyone' },
  'GET /readyz': { act: 'service.health', who: 'anyone' },
  'GET /api/service': { act: 'service.describe', who: 'anyone' },
  'GET /openapi.json': { act: 'service.describe', who: 'anyone' },
  'GET /docs/*': { act: 'service.describe', who: 'anyone' },

  'GET /': { act: 'site.read', who: 'anyone' },
  'GET /en/*': { act: 'site.read', who: 'anyone' },
  'GET /policies/*': { act: 'site.read', who: 'anyone' },
  'GET /individual-measures/*': { act: 'site.read', who: 'anyone' },
  'GET /notices/*': { act: 'site.read', who: 'anyone' },
  'GET /working-days': { act: 'site.read', who: 'anyone' },
  'GET /samples': { act: 'site.read', who: 'anyone' },
  'GET /spending': { act: 'site.read', who: 'anyone' },
  'GET /certificates/*': { act: 'site.read', who: 'anyone' },
  'POST /notices/:noticeId/objections': { act: 'notice.raise-objection', who: 'anyone' },
  'POST /en/notices/:noticeId/objections': { act: 'notice.raise-objection', who: 'anyone' },
  'POST /notices/:noticeId/objections/:objectionId/evidence': {
    act: 'notice.receive-evidence', who: 'anyone', withoutKey: 'the same file again is the same document',
  },
  'POST /en/notices/:noticeId/objections/:objectionId/evidence': {
    act: 'notice.receive-evidence', who: 'anyone', withoutKey: 'the same file again is the same document',
  },
  'GET /assets/*': { act: 'site.read', who: 'anyone' },
  'GET /app/*': { act: 'site.read', who: 'anyone' },

  'GET /login': { act: 'identity.log-in', who: 'anyone' },
  'POST /login': {
    act: 'identity.log-in', who: 'anyone', withoutKey: 'a session more does no harm, and no token may be kept',
  },
  'POST /logout': {
    act: 'identity.log-out', who: 'anyone', withoutKey: 'ends a session once, however often it is asked',
  },
  'GET /api/sign-in-ways': { act: 'identity.sign-in-ways', who: 'anyone' },
  'POST /login/passkey/question': {
    act: 'identity.log-in', who: 'anyone', withoutKey: 'a question more does no harm, and each is answered once',
  },
  'POST /login/passkey': {
    act: 'identity.log-in', who: 'anyone', withoutKey: 'a question is answered once, and no token may be kept',
  },
  'GET /login/oidc': { act: 'identity.log-in', who: 'anyone' },
  'GET /login/oidc/back': { act: 'identity.log-in', who: 'anyone' },
  'GET /api/audit/head': { act: 'audit.read-head', who: 'anyone' },
  'GET /api/audit/records': { act: 'audit.read-records', who: ['auditor', 'audit-admin'] },

  'GET /api/me': { act: 'identity.who-am-i', who: 'signed-in', beforeOwnPassword: true },
  'GET /api/me/messages': { act: 'messages.list', who: 'signed-in' },
  'POST /api/me/messages/read': { act: 'messages.mark-read', who: 'signed-in' },
  'GET /api/me/mail': { act: 'messages.read-address', who: 'signed-in' },
  'POST /api/me/mail': { act: 'messages.set-address', who: 'signed-in' },
  'POST /api/me/mail/confirm': { act: 'messages.confirm-address', who: 'signed-in' },
  'GET /api/me/sessions': { act: 'identity.list-sessions', who: 'signed-in' },
  'POST /api/me/password': { act: 'identity.change-password', who: 'signed-in', beforeOwnPassword: true },
  'POST /api/me/sessions/end-others': { act: 'identity.end-session', who: 'signed-in' },
  'POST /api/me/sessions/:sessionId/end': { act: 'identity.end-session', who: 'signed-in' },
  'GET /api/me/protection': { act: 'identity.read-protection', who: 'signed-in' },
  'POST /api/me/totp': {
    act: 'identity.begin-totp', who: 'signed-in',
    withoutKey: 'no secret may be kept, and one that is not confirmed is nothing',
  },
  'POST /api/me/totp/confirm': {
    act: 'identity.confirm-totp', who: 'signed-in', withoutKey: 'a code works once, and no recovery code may be kept',
  },
  'POST /api/me/totp/remove': {
    act: 'identity.remove-totp', who: 'signed-in', withoutKey: 'a code works once, and none may be kept',
  },
  'GET /api/me/passkeys': { act: 'identity.list-passkeys', who: 'signed-in' },
  'POST /api/me/passkeys/question': {
    act: 'identity.begin-passkey', who: 'signed-in',
    withoutKey: 'a question more does no harm, and each is answered once',
  },
  'POST /api/me/passkeys': { act: 'identity.register-passkey', who: 'signed-in' },
  'POST /api/me/passkeys/:passkeyId/rename': { act: 'identity.rename-passkey', who: 'signed-in' },
  'POST /api/me/passkeys/:passkeyId/remove': { act: 'identity.remove-passkey', who: 'signed-in' },
  'POST /api/me/oidc-link/confirm': { act: 'identity.confirm-oidc', who: 'signed-in' },
  ...accountPermissions,

  'POST /api/applicants': { act: 'applicant.register', who: applicantRoles },
  'GET /api/applicants': { act: 'applicant.list', who: [...applicantRoles, ...officeRoles] },
  'GET /api/applicants/:applicantId': {
    act: 'applicant.read', who: [...applicantRoles, ...officeRoles], beforeConfirmed: true,
  },
  'POST /api/applicants/:applicantId/identity-number/look': {
    act: 'applicant.look-at-identity', who: [...applicantRoles, ...applicantOffices], shows: ['identity-number'],
    withoutKey: 'its reply is personal and must not be kept; each look is an act of its own',
  },
  'GET /api/applicants/:applicantId/members': {
    act: 'applicant.list-members', who: [...applicantRoles, ...officeRoles], beforeConfirmed: true,
  },
  'POST /api/applicants/:applicantId/members': { act: 'applicant.add-member', who: ['mandate-holder'] },
  'POST /api/applicants/:applicantId/members/:mandateId/end': {
    act: 'applicant.end-mandate', who: applicantRoles, beforeConfirmed: true,
  },
  'GET /api/join-requests': { act: 'applicant.list-own-requests', who: applicantRoles },
  'POST /api/join-requests': { act: 'applicant.ask-to-join', who: applicantRoles },
  'POST /api/join-requests/:requestId/withdraw': { act: 'applicant.withdraw-join', who: applicantRoles },
  'GET /api/applicants/:applicantId/join-requests': {
    act: 'applicant.list-join-requests', who: ['mandate-holder', ...applicantOffices],
  },
  'POST /api/applicants/:applicantId/join-requests/:requestId/admit': {
    act: 'applicant.admit-member', who: ['mandate-holder'],
  },
  'POST /api/applicants/:applicantId/join-requests/:requestId/decline': {
    act: 'applicant.decline-join', who: ['mandate-holder'],
  },
  ...holderPermissions,
  'GET /api/applicant-corrections': { act: 'applicant.list-corrections', who: applicantOffices },
  'POST /api/applicants/:applicantId/restorations': {
    act: 'applicant.propose-restoration', who: ['commerce-clerk'],
  },
  'POST /api/applicants/:applicantId/merges': { act: 'applicant.propose-merge', who: ['commerce-clerk'] },
  'POST /api/applicant-corrections/:correctionId/decide': {
    act: 'applicant.confirm-correction', who: ['commerce-section-chief'],
  },
  'POST /api/applicants/:applicantId/district': { act: 'applicant.set-district', who: ['commerce-clerk'] },
  'GET /api/applicants/:applicantId/register-facts': {
    act: 'applicant.read-register-facts', who: [...applicantRoles, ...officeRoles],
  },
  'POST /api/applicants/:applicantId/register-facts': {
    act: 'applicant.record-register-facts', who: ['commerce-clerk'],
  },

  ...fundPermissions,
  ...draftingPermissions,

  'GET /api/policies': { act: 'policy.list', who: 'anyone' },
  'POST /api/policies/:policy/assess': { act: 'eligibility.assess', who: 'anyone', withoutKey: 'it keeps nothing' },

  'POST /api/claims': { act: 'claim.open', who: applicantRoles },
  'GET /api/claims': { act: 'casefile.list', who: [...applicantRoles, ...officeRoles] },
  'GET /api/worklist': { act: 'casefile.worklist', who: officeRoles },
  'GET /api/claims/:claimId/notes': { act: 'casefile.read-notes', who: [...applicantRoles, ...officeRoles] },
  'POST /api/claims/:claimId/notes': {
    act: 'casefile.write-note', who: [...applicantRoles, ...officeRoles.filter((role) => role !== 'auditor')],
  },
  'GET /api/office-loads': { act: 'casefile.office-loads', who: officeRoles },
  'GET /api/me/filters': { act: 'worklist.list-filters', who: officeRoles },
  'POST /api/me/filters': { act: 'worklist.save-filter', who: officeRoles },
  'POST /api/me/filters/:filterId/remove': { act: 'worklist.remove-filter', who: officeRoles },
  'GET /api/claims/:claimId': { act: 'casefile.read', who: [...applicantRoles, ...officeRoles] },
  'GET /api/claims/:claimId/earlier': { act: 'claim.read-earlier', who: applicantRoles },
  'POST /api/claims/:claimId/draft': { act: 'claim.save-draft', who: applicantRoles },
  'GET /api/claims/:claimId/draft': { act: 'claim.read-draft', who: applicantRoles },
  'POST /api/claims/:claimId/presence': {
    act: 'claim.be-present', who: applicantRoles, withoutKey: 'said again, it says the same',
  },
  'GET /api/claims/:claimId/declaration': { act: 'claim.read-declaration', who: [...applicantRoles, ...officeRoles] },
  'GET /api/claims/:claimId/declaration/record': {
    act: 'claim.read-declaration', who: [...applicantRoles, ...officeRoles],
  },
  'POST /api/claims/:claimId/submit': { act: 'claim.submit', who: applicantRoles },
  'POST /api/claims/:claimId/withdraw': { act: 'claim.withdraw', who: applicantRoles },
  'POST /api/claims/:claimId/accept': { act: 'claim.accept', who: ['commerce-clerk'] },
  'POST /api/claims/:claimId/return': { act: 'claim.return', who: ['commerce-clerk'] },
  'POST /api/claims/:claimId/refuse-acceptance': { act: 'claim.refuse-acceptance', who: ['commerce-clerk'] },
  'POST /api/claims/:claimId/answer-correction': { act: 'claim.answer-correction', who: applicantRoles },
  'POST /api/claims/:claimId/check': { act: 'claim.check', who: ['commerce-clerk'] },
  'POST /api/claims/:claimId/recuse': { act: 'claim.recuse', who: officeRoles },
  'GET /api/claims/:claimId/recusal-requests': { act: 'claim.read-recusals', who: [...applicantRoles, ...officeRoles] },
  'POST /api/claims/:claimId/recusal-requests': { act: 'claim.ask-recusal', who: applicantRoles },
  'POST /api/claims/:claimId/recusal-requests/:requestId/decide': { act: 'claim.decide-recusal', who: recusalDeciders },
  'POST /api/claims/:claimId/extend-correction': { act: 'claim.extend-correction', who: ['commerce-section-chief'] },
  'POST /api/claims/:claimId/refuse-uncorrected': { act: 'claim.refuse-uncorrected', who: ['commerce-clerk'] },
  'POST /api/claims/:claimId/findings': {
    act: 'verification.confirm-fact',
    who: ['commerce-clerk', 'inspector', 'education-officer', 'finance-reviewer', 'city-government'],
  },
  ...registerPermissions,
  'GET /api/paper-claims': {
    act: 'claim.list-papers', who: ['commerce-clerk', 'commerce-section-chief', 'auditor'],
  },
  'POST /api/paper-claims': { act: 'claim.enter-paper', who: ['commerce-clerk'] },
  'GET /api/paper-claims/:paperId/scan': {
    act: 'claim.look-at-scan', who: ['commerce-clerk', 'commerce-section-chief', 'auditor'],
  },
  'POST /api/paper-claims/:paperId/scan': { act: 'claim.receive-scan', who: ['commerce-clerk'] },
  'POST /api/paper-claims/:paperId/confirm': { act: 'claim.confirm-paper', who: ['commerce-clerk'] },
  'POST /api/paper-claims/:paperId/reject': { act: 'claim.reject-paper', who: ['commerce-clerk'] },
  'GET /api/paper-drafts': { act: 'claim.list-paper-drafts', who: ['commerce-clerk'] },
  'GET /api/applicants/:applicantId/paper-drafts/:policy/:claimYear': {
    act: 'claim.read-paper-draft', who: ['commerce-clerk'],
  },
  'POST /api/applicants/:applicantId/paper-drafts/:policy/:claimYear': {
    act: 'claim.save-paper-draft', who: ['commerce-clerk'],
  },
  'POST /api/applicants/:applicantId/paper-drafts/:policy/:claimYear/discard': {
    act: 'claim.discard-paper-draft', who: ['commerce-clerk'],
  },
  'GET /api/measures': { act: 'measure.list', who: officeRoles },
  'POST /api/measures': { act: 'measure.propose', who: ['commerce-section-chief'] },
  'POST /api/measures/:measureId/review': { act: 'measure.review', who: ['commerce-director'] },
  'POST /api/measures/:measureId/approve': { act: 'measure.approve', who: ['city-government'] },
  'POST /api/measures/:measureId/reject': { act: 'measure.reject', who: ['city-government'] },
  'GET /api/claims/:claimId/roster': { act: 'roster.read', who: [...applicantRoles, ...officeRoles] },
  'POST /api/claims/:claimId/roster': { act: 'roster.enter', who: applicantRoles },
  'POST /api/claims/:claimId/roster/on-behalf': { act: 'roster.enter-on-behalf', who: ['commerce-clerk'] },
  'POST /api/claims/:claimId/roster/decisions': {
    act: 'roster.decide',
    who: ['commerce-clerk', 'inspector', 'education-officer', 'finance-reviewer', 'city-government'],
  },
  'POST /api/roster-persons/:personId/look': {
    act: 'roster.look', who: [...applicantRoles, ...officeRoles], shows: ['identity-number'],
    withoutKey: 'its reply is personal and must not be kept; each look is an act of its own',
  },
  'GET /api/visits': {
    act: 'visit.list', who: ['inspector', 'commerce-clerk', 'commerce-section-chief', 'auditor'],
  },
  'GET /api/visits/inspectors': { act: 'visit.list-inspectors', who: ['inspector'] },
  'GET /api/visits/:visitId': { act: 'visit.read', who: ['inspector'] },
  'GET /api/claims/:claimId/visits': { act: 'visit.read-of-claim', who: [...applicantRoles, ...officeRoles] },
  'POST /api/claims/:claimId/visits': { act: 'visit.plan', who: ['inspector'] },
  'POST /api/visits/:visitId/cancel': { act: 'visit.cancel', who: ['inspector'] },
  'POST /api/visits/:visitId/photos': { act: 'visit.receive-photo', who: ['inspector'] },
  'POST /api/visits/:visitId/reports': { act: 'visit.report', who: ['inspector'] },
  'GET /api/visit-photos/:photoId/content': { act: 'visit.look-at-photo', who: officeRoles },
  'GET /api/claims/:claimId/likenesses': { act: 'likeness.find', who: officeRoles },
  'GET /api/samples': { act: 'sample.read', who: 'anyone' },
  'POST /api/samples': { act: 'sample.freeze', who: ['commerce-section-chief'] },
  'POST /api/samples/:sampleId/draw': { act: 'sample.draw', who: ['inspector', 'commerce-director'] },
  'POST /api/claims/:claimId/propose': { act: 'review.propose', who: ['commerce-section-chief'] },
  'GET /api/review-lists': { act: 'review.list', who: officeRoles },
  'GET /api/review-lists/:listId': { act: 'review.read', who: officeRoles },
  'POST /api/review-lists': { act: 'review.compose-list', who: ['commerce-section-chief'] },
  'POST /api/review-lists/:listId/dissolve': { act: 'review.dissolve-list', who: ['commerce-section-chief'] },
  'GET /api/policies/:policy/rounds/:claimYear': { act: 'review.read-round', who: officeRoles },
  'POST /api/policies/:policy/rounds/:claimYear/rule': {
    act: 'review.declare-rule', who: ['commerce-section-chief', 'finance-reviewer'],
  },
  'GET /api/policies/:policy/windows/:claimYear': { act: 'window.read', who: 'anyone' },
  'POST /api/policies/:policy/windows/:claimYear/extend': { act: 'window.extend', who: ['commerce-director'] },
  'GET /api/deferred-awards': { act: 'review.list-deferred', who: officeRoles },
  'POST /api/review-lists/:listId/sign': { act: 'review.sign-list', who: ['commerce-director', 'finance-reviewer'] },

  'GET /api/disagreements': { act: 'review.list-disagreements', who: officeRoles },
  'POST /api/claims/:claimId/override': { act: 'review.propose-override', who: ['commerce-section-chief'] },
  'POST /api/claims/:claimId/override/answer': {
    act: 'review.confirm-override', who: ['commerce-director', 'finance-reviewer', 'leading-officer'],
  },
  'POST /api/claims/:claimId/settle-disagreement': { act: 'review.settle-disagreement', who: ['leading-officer'] },

  'GET /api/notices': { act: 'notice.list', who: 'anyone' },
  'GET /api/notices/:noticeId': { act: 'notice.read', who: 'anyone' },
  'POST /api/notices': { act: 'notice.publish', who: ['commerce-clerk'] },
  'POST /api/notices/:noticeId/objections': { act: 'notice.raise-objection', who: 'anyone' },
  'GET /api/objections': {
    act: 'notice.list-objections', who: ['commerce-director', 'commerce-section-chief', 'auditor'],
  },
  'GET /api/objections/:objectionId': {
    act: 'notice.read-objection', who: ['commerce-director', 'commerce-section-chief', 'auditor'],
    shows: ['contact'],
  },
  'GET /api/objections/:objectionId/evidence/:documentId/content': {
    act: 'notice.read-evidence', who: ['commerce-director', 'commerce-section-chief', 'auditor'],
  },
  'POST /api/objections/:objectionId/resolve': { act: 'notice.resolve-objection', who: ['commerce-director'] },

  'POST /api/claims/:claimId/recall-line': { act: 'notice.recall-line', who: ['commerce-director'] },

  'POST /api/claims/:claimId/appeals': { act: 'award.record-appeal', who: ['commerce-director'] },
  'POST /api/claims/:claimId/decide': { act: 'award.decide', who: ['city-government'] },
  'POST /api/claims/:claimId/decline': { act: 'award.decline', who: ['city-government'] },

  'GET /api/applicants/:applicantId/payee': {
    act: 'payment.read-payee', who: [...applicantRoles, ...applicantOffices],
  },
  'POST /api/applicants/:applicantId/payee/look': {
    act: 'payment.look-at-payee', who: [...applicantRoles, ...applicantOffices], shows: ['account'],
    withoutKey: 'its reply is personal and must not be kept; each look is an act of its own',
  },
  'POST /api/applicants/:applicantId/payee': { act: 'payment.register-payee', who: applicantRoles },
  'POST /api/treasury-accounts': {
    act: 'payment.register-treasury-account', who: ['finance-reviewer', 'district-finance'],
  },
  'POST /api/claims/:claimId/order-payment': { act: 'payment.order', who: ['finance-clerk'] },
  'GET /api/payment-orders': {
    act: 'payment.list', who: ['finance-clerk', 'finance-reviewer', 'finance-releaser', 'district-finance', 'auditor'],
  },
  'GET /api/payment-batches': {
    act: 'payment.list-batches',
    who: ['finance-clerk', 'finance-reviewer', 'finance-releaser', 'district-finance', 'auditor'],
  },
  'POST /api/payment-batches': { act: 'payment.build-batch', who: ['finance-clerk', 'district-finance'] },
  'POST /api/payment-batches/:batchId/check': {
    act: 'payment.check-batch', who: ['finance-clerk', 'district-finance'],
  },
  'POST /api/payment-batches/:batchId/release': {
    act: 'payment.release-batch', who: ['finance-releaser', 'district-finance'],
  },
  'POST /api/payment-batches/:batchId/cancel': {
    act: 'payment.cancel-batch', who: ['finance-clerk', 'district-finance'],
  },
  'POST /api/payment-batches/:batchId/file': {
    act: 'payment.export-batch', who: ['finance-clerk', 'finance-releaser', 'district-finance'], shows: ['account'],
  },
  'POST /api/bank-returns/preview': { act: 'payment.preview-returns', who: ['finance-clerk', 'district-finance'] },
  'POST /api/bank-returns': { act: 'payment.import-returns', who: ['finance-clerk', 'district-finance'] },
  'POST /api/payment-orders/:orderId/tax': { act: 'payment.enter-tax', who: ['finance-clerk', 'district-finance'] },
  'POST /api/payment-orders/:orderId/propose-reissue': {
    act: 'payment.propose-reissue', who: ['finance-clerk', 'district-finance'],
  },
  'POST /api/payment-orders/:orderId/confirm-reissue': {
    act: 'payment.confirm-reissue', who: ['finance-clerk', 'finance-releaser', 'district-finance'],
  },
  'POST /api/payment-orders/:orderId/delay': {
    act: 'payment.explain-delay', who: ['finance-clerk', 'finance-releaser', 'district-finance'],
  },
  'GET /api/payables': { act: 'payment.list-payables', who: officeRoles },
  'GET /api/funds/:policy/reconciliation/:month': { act: 'payment.reconcile', who: officeRoles },
  'POST /api/payment-orders/:orderId/result': {
    act: 'payment.record-result', who: ['finance-clerk', 'district-finance'],
  },

  'POST /api/claims/:claimId/bundle': {
    act: 'bundle.take', who: ['auditor'],
    withoutKey: 'its reply is a whole case and is not kept; each taking is an act of its own',
  },
  'GET /api/claims/:claimId/certificate': { act: 'certificate.read', who: [...applicantRoles, ...officeRoles] },
  'POST /api/claims/:claimId/certificate': { act: 'certificate.issue', who: certificateRoles },
  'POST /api/claims/:claimId/certificate/pledge': { act: 'certificate.pledge', who: certificateRoles },
  'POST /api/claims/:claimId/certificate/release': { act: 'certificate.release', who: certificateRoles },
  'GET /api/obligations': { act: 'obligation.list', who: [...applicantRoles, ...officeRoles] },
  'POST /api/claims/:claimId/obligations/note': { act: 'obligation.note', who: obligationRoles.note },
  'POST /api/claims/:claimId/obligations/fulfil': { act: 'obligation.fulfil', who: obligationRoles.fulfil },
  'POST /api/claims/:claimId/obligations/breach': { act: 'obligation.breach', who: obligationRoles.breach },
  'GET /api/restrictions': { act: 'restriction.list', who: [...applicantRoles, ...officeRoles] },
  'POST /api/claims/:claimId/restrictions': { act: 'restriction.open', who: restrictionRoles.open },
  'POST /api/restrictions/:restrictionId/statement': {
    act: 'restriction.statement', who: restrictionRoles.statement,
  },
  'POST /api/restrictions/:restrictionId/hearing': { act: 'restriction.hearing', who: restrictionRoles.hearing },
  'POST /api/restrictions/:restrictionId/drop': { act: 'restriction.drop', who: restrictionRoles.drop },
  'POST /api/restrictions/:restrictionId/decide': { act: 'restriction.decide', who: restrictionRoles.decide },
  'POST /api/restrictions/:restrictionId/ask-to-lift': {
    act: 'restriction.ask-to-lift', who: restrictionRoles['ask-to-lift'],
  },
  'POST /api/restrictions/:restrictionId/lift': { act: 'restriction.lift', who: restrictionRoles.lift },

  'GET /api/recovery-cases': { act: 'recovery.list', who: [...applicantRoles, ...officeRoles] },
  'GET /api/recovery-cases/:caseId': { act: 'recovery.read', who: [...applicantRoles, ...officeRoles] },
  'POST /api/claims/:claimId/recovery-cases': { act: 'recovery.open', who: recoveryRoles['recovery.open'] },
  'POST /api/recovery-cases/:caseId/statement': { act: 'recovery.state', who: recoveryRoles['recovery.state'] },
  'POST /api/recovery-cases/:caseId/hearing': {
    act: 'recovery.hold-hearing', who: recoveryRoles['recovery.hold-hearing'],
  },
  'POST /api/recovery-cases/:caseId/drop': { act: 'recovery.drop', who: recoveryRoles['recovery.drop'] },
  'POST /api/recovery-cases/:caseId/propose': { act: 'recovery.propose', who: recoveryRoles['recovery.propose'] },
  'POST /api/recovery-cases/:caseId/decide': { act: 'recovery.decide', who: recoveryRoles['recovery.decide'] },
  'POST /api/recovery-cases/:caseId/instalments': {
    act: 'recovery.agree-instalments', who: recoveryRoles['recovery.agree-instalments'],
  },
  'POST /api/recovery-cases/:caseId/suspend': { act: 'recovery.suspend', who: recoveryRoles['recovery.suspend'] },
  'POST /api/recovery-cases/:caseId/resume': { act: 'recovery.resume', who: recoveryRoles['recovery.resume'] },
  'POST /api/recovery-cases/:caseId/refer': { act: 'recovery.refer', who: recoveryRoles['recovery.refer'] },
  'POST /api/recovery-cases/:caseId/receipts': { act: 'recovery.receive', who: recoveryRoles['recovery.receive'] },
  'POST /api/recovery-cases/:caseId/set-offs': { act: 'recovery.set-off', who: recoveryRoles['recovery.set-off'] },
  'POST /api/recovery-cases/:caseId/undo-set-off': {
    act: 'recovery.undo-set-off', who: recoveryRoles['recovery.undo-set-off'],
  },
  'POST /api/recovery-cases/:caseId/write-offs': {
    act: 'recovery.write-off', who: recoveryRoles['recovery.write-off'],
  },
  'POST /api/recovery-receipts': { act: 'recovery.receive', who: recoveryRoles['recovery.receive'] },

  'POST /api/claims/:claimId/documents': { act: 'documents.receive', who: applicantRoles },
  'GET /api/claims/:claimId/documents': { act: 'documents.list', who: [...applicantRoles, ...officeRoles] },
  'GET /api/claims/:claimId/earlier-documents': { act: 'documents.list-earlier', who: applicantRoles },
  'POST /api/claims/:claimId/documents/take': { act: 'documents.take', who: applicantRoles },
  'POST /api/documents/:documentId/remove': { act: 'documents.remove', who: applicantRoles },
  'GET /api/documents/:documentId/content': { act: 'documents.download', who: [...applicantRoles, ...officeRoles] },
};

/** Routes that exist only in a demonstration. */
export const demoAuthorization: Readonly<Record<string, Permission>> = {
  'POST /api/demo/clock/advance': { act: 'clock.advance', who: 'anyone' },
  'GET /api/demo/accounts': { act: 'demo.list-accounts', who: 'anyone' },
};
