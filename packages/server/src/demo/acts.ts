import type { ClaimLine } from '@qingce/contract';
import { answerCorrections, saveDrafts, submitClaims } from './claim-acts.ts';
import { compareAnswer } from './compare-answer.ts';
import { confirmFacts } from './confirm-facts.ts';
import { decideRosters } from './decide-rosters.ts';
import { importThirdParty } from './crosscheck-acts.ts';
import { receiveAppropriation, reconcile, setShares, toFund } from './fund-acts.ts';
import {
  composeList, declareRule, publishNotice, raiseObjection, resolveObjection, signList, simulateRound,
} from './list-acts.ts';
import { proposeMeasures, settleMeasure } from './measure-acts.ts';
import { onEachClaim } from './on-each-claim.ts';
import { confirmPapers, enterPapers } from './paper-acts.ts';
import {
  buildBatch, importReturns, onOrders, orderPayments, registerPayee, registerTreasuryAccount, signBatch,
} from './payment-acts.ts';
import { confirmRecognitions, enterRecognitions, withdrawRecognition } from './recognition-acts.ts';
import { drawSample, freezeSample } from './sample-acts.ts';
import { askRecusal, decideRecusal } from './recusal-acts.ts';
import { breachObligation, compareDebt, inCase, openRecovery, orderToSetOff } from './recovery-acts.ts';
import { onRestriction } from './restriction-acts.ts';
import { auditorOf, claimIdOf, compare } from './scene.ts';
import { planVisit, reportVisit } from './visit-acts.ts';
import type { Scene, TurnOf } from './scene.ts';
import { allActs } from './story.ts';
import type { ActNamed, Story, StoryAct } from './story.ts';

/** How each act of a story is played. */
type Plays = { readonly [Name in StoryAct['act']]: (scene: Scene, turn: TurnOf<Name>) => Promise<void> };
const plays: Plays = {
  'fund.receive-appropriation': receiveAppropriation,
  'fund.adjust-budget': toFund('adjustments', ({ year, documentNo, note, lines }) =>
    ({ year, documentNo, note, lines })),
  'fund.close-year': toFund('closings', ({ year, documentNo, remainder }) => ({ year, documentNo, remainder })),
  'fund.set-subject': toFund('subjects', ({ fromYear, item, functional, economic, department, basis }) =>
    ({ fromYear, item, functional, economic, department, basis })),
  'fund.set-shares': setShares,
  'measure.propose': proposeMeasures,
  'measure.review': settleMeasure('review'),
  'measure.approve': settleMeasure('approve'),
  'measure.reject': settleMeasure('reject'),
  'claim.save-draft': saveDrafts,
  'claim.submit': submitClaims,
  'claim.withdraw': onEachClaim('withdraw', ({ reason }) => ({ reason })),
  'claim.enter-paper': enterPapers,
  'claim.confirm-paper': confirmPapers,
  'claim.accept': onEachClaim('accept', () => undefined),
  'claim.return': onEachClaim('return', ({ corrections }) => ({ corrections })),
  'claim.answer-correction': answerCorrections,
  'claim.recuse': onEachClaim('recuse', ({ reason }) => ({ reason })),
  'claim.ask-recusal': askRecusal,
  'claim.decide-recusal': decideRecusal,
  'claim.extend-correction': onEachClaim('extend-correction', ({ until, reason }) => ({ until, reason })),
  'claim.refuse-uncorrected': onEachClaim('refuse-uncorrected', ({ reason }) => ({ reason })),
  'claim.refuse-acceptance': onEachClaim('refuse-acceptance', ({ reason }) => ({ reason })),
  'verification.confirm-fact': confirmFacts,
  'roster.decide': decideRosters,
  'visit.plan': planVisit,
  'visit.report': reportVisit,
  'review.declare-rule': declareRule,
  'review.simulate-round': simulateRound,
  'crosscheck.import': importThirdParty,
  'recognition.enter': enterRecognitions,
  'recognition.confirm': confirmRecognitions,
  'recognition.withdraw': withdrawRecognition,
  'sample.freeze': freezeSample,
  'sample.draw': drawSample,
  'review.propose': async (scene, turn) => {
    await onEachClaim<ActNamed<'review.propose'>>('propose', ({ note }) => ({ note }))(scene, turn);
    for (const claim of turn.act.claims) await compareAnswer(scene, claim);
  },
  'review.compose-list': composeList,
  'review.sign-list': signList,
  'review.propose-override': onEachClaim('override', ({ amounts, reason, basis }) => ({ amounts, reason, basis })),
  'review.confirm-override': onEachClaim('override/answer', ({ agrees, note }) => ({ agrees, note })),
  'review.settle-disagreement': onEachClaim('settle-disagreement', ({ outcome, decision }) => ({ outcome, decision })),
  'notice.publish': publishNotice,
  'notice.raise-objection': raiseObjection,
  'notice.resolve-objection': resolveObjection,
  'award.record-appeal': onEachClaim('appeals', ({ remedy, outcome, documentNo, decidedOn, finding, step }) => (
    { remedy, outcome, documentNo, decidedOn, finding, step })),
  'award.decide': onEachClaim('decide', ({ note }) => ({ note })),
  'award.decline': onEachClaim('decline', ({ note }) => ({ note })),
  'restriction.open': onEachClaim('restrictions', ({ clause, finding, hearingOn }) =>
    ({ clause, finding, hearingOn })),
  'restriction.statement': onRestriction('statement', ({ text }) => ({ text })),
  'restriction.hearing': onRestriction('hearing', ({ text }) => ({ text })),
  'restriction.decide': onRestriction('decide', ({ from, until, document, reason }) =>
    ({ from, until, document, reason })),
  'payment.order': orderPayments,
  'payment.enter-tax': onOrders('tax', ({ tax, basis, basisOn }) => ({ tax, basis, basisOn })),
  'payment.build-batch': buildBatch,
  'payment.check-batch': signBatch('check'),
  'payment.release-batch': signBatch('release'),
  'payment.import-returns': importReturns,
  'payment.register-payee': registerPayee,
  'payment.propose-reissue': onOrders('propose-reissue', ({ reason }) => ({ reason })),
  'payment.confirm-reissue': onOrders('confirm-reissue', () => ({})),
  'payment.explain-delay': onOrders('delay', ({ cause, note }) => ({ cause, note })),
  'payment.reconcile': reconcile,
  'payment.register-treasury-account': registerTreasuryAccount,
  'obligation.breach': breachObligation,
  'recovery.open': openRecovery,
  'recovery.state': inCase('statement', ({ text }) => ({ text })),
  'recovery.hold-hearing': inCase('hearing', ({ text }) => ({ text })),
  'recovery.drop': inCase('drop', ({ text }) => ({ text })),
  'recovery.propose': inCase('propose', ({ parts, reason, interest }) => ({ parts, reason, interest })),
  'recovery.decide': inCase('decide', () => ({})),
  'recovery.refer': inCase('refer', ({ paper, note }) => ({ paper, note })),
  'recovery.suspend': inCase('suspend', ({ paper, note }) => ({ paper, note })),
  'recovery.resume': inCase('resume', ({ paper, note }) => ({ paper, note })),
  'recovery.set-off': inCase('set-offs', orderToSetOff),
  'recovery.undo-set-off': inCase('undo-set-off', async (act, scene) =>
    ({ ...await orderToSetOff(act, scene), reason: act.reason })),
  'recovery.agree-instalments': inCase('instalments', ({ parts }) => ({ parts })),
  'recovery.receive': inCase('receipts', ({ amount, bankReference, receivedOn }) =>
    ({ amount, bankReference, receivedOn })),
  'recovery.write-off': inCase('write-offs', ({ amount, paper, reason }) => ({ amount, paper, reason })),
  'certificate.issue': onEachClaim('certificate', ({ expectedOn }) => ({ expectedOn })),
  'certificate.pledge': onEachClaim('certificate/pledge', ({ pledgee, paper }) => ({ pledgee, paper })),
  'certificate.release': onEachClaim('certificate/release', ({ paper }) => ({ paper })),
  'recovery.look': (scene, { act }) => compareDebt(scene, act),
};

/** Plays one act, and looks whether its claims stand where the story says. */
export async function playAct<Name extends StoryAct['act']>(
  scene: Scene, turn: TurnOf<Name>,
): Promise<void> {
  const { act } = turn;
  await plays[act.act](scene, turn);
  if (act.expect.state === undefined) return;
  const lines = await (await auditorOf(scene)).see('/api/claims') as ClaimLine[];
  for (const claim of claimsOf(scene.story, act)) {
    const line = lines.find(({ id }) => id === claimIdOf(scene, claim));
    const what = `the state of ${claim} after ${act.act} on ${act.on}`;
    compare(what, { told: act.expect.state, found: line?.state });
  }
}

/** The claims that an act is about, those of its list included. */
function claimsOf(story: Story, act: StoryAct): readonly string[] {
  if ('claims' in act) return act.claims;
  if (!('list' in act)) return [];
  const composed = allActs(story).find((other) => other.act === 'review.compose-list' && other.list === act.list);
  return composed?.act === 'review.compose-list' ? composed.claims : [];
}
