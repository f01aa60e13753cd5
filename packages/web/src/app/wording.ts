import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '@qingce/contract';
import { casefileEn } from '../casefile/casefile.en.ts';
import { casefileZhCN } from '../casefile/casefile.zh-CN.ts';
import { certificateEn } from '../certificate/certificate.en.ts';
import { certificateZhCN } from '../certificate/certificate.zh-CN.ts';
import { correctionEn } from '../correction/correction.en.ts';
import { correctionZhCN } from '../correction/correction.zh-CN.ts';
import { crosscheckEn } from '../crosscheck/crosscheck.en.ts';
import { crosscheckZhCN } from '../crosscheck/crosscheck.zh-CN.ts';
import { draftingEn } from '../drafting/drafting.en.ts';
import { draftingZhCN } from '../drafting/drafting.zh-CN.ts';
import { fundEn } from '../fund/fund.en.ts';
import { fundZhCN } from '../fund/fund.zh-CN.ts';
import { accountsEn } from '../accounts/accounts.en.ts';
import { accountsZhCN } from '../accounts/accounts.zh-CN.ts';
import { securityEn } from '../security/security.en.ts';
import { securityZhCN } from '../security/security.zh-CN.ts';
import { mandatesEn } from '../mandates/mandates.en.ts';
import { mandatesZhCN } from '../mandates/mandates.zh-CN.ts';
import { letterEn } from '../letter/letter.en.ts';
import { letterZhCN } from '../letter/letter.zh-CN.ts';
import { measureEn } from '../measure/measure.en.ts';
import { measureZhCN } from '../measure/measure.zh-CN.ts';
import { messagesEn } from '../messages/messages.en.ts';
import { messagesZhCN } from '../messages/messages.zh-CN.ts';
import { noticeEn } from '../notice/notice.en.ts';
import { noticeZhCN } from '../notice/notice.zh-CN.ts';
import { obligationEn } from '../obligation/obligation.en.ts';
import { obligationZhCN } from '../obligation/obligation.zh-CN.ts';
import { paperEn } from '../paper/paper.en.ts';
import { paperZhCN } from '../paper/paper.zh-CN.ts';
import { paymentEn } from '../payment/payment.en.ts';
import { paymentZhCN } from '../payment/payment.zh-CN.ts';
import { recognitionEn } from '../recognition/recognition.en.ts';
import { recognitionZhCN } from '../recognition/recognition.zh-CN.ts';
import { recoveryEn } from '../recovery/recovery.en.ts';
import { recoveryZhCN } from '../recovery/recovery.zh-CN.ts';
import { restrictionEn } from '../restriction/restriction.en.ts';
import { restrictionZhCN } from '../restriction/restriction.zh-CN.ts';
import { reviewEn } from '../review/review.en.ts';
import { reviewZhCN } from '../review/review.zh-CN.ts';
import { rosterEn } from '../roster/roster.en.ts';
import { rosterZhCN } from '../roster/roster.zh-CN.ts';
import { sampleEn } from '../sample/sample.en.ts';
import { sampleZhCN } from '../sample/sample.zh-CN.ts';
import { rowsEn } from '../rows/rows.en.ts';
import { rowsZhCN } from '../rows/rows.zh-CN.ts';
import { trailActsEn } from '../trail/acts.en.ts';
import { trailActsZhCN } from '../trail/acts.zh-CN.ts';
import { trailEn } from '../trail/trail.en.ts';
import { trailZhCN } from '../trail/trail.zh-CN.ts';
import { visitEn } from '../visit/visit.en.ts';
import { visitZhCN } from '../visit/visit.zh-CN.ts';
import { windowEn } from '../window/window.en.ts';
import { windowZhCN } from '../window/window.zh-CN.ts';
import { worklistEn } from '../worklist/worklist.en.ts';
import { worklistZhCN } from '../worklist/worklist.zh-CN.ts';
import { claimWordsEn } from '../kit/claim-words.en.ts';
import { claimWordsZhCN } from '../kit/claim-words.zh-CN.ts';
import { applicationEn } from '../claim/application.en.ts';
import { applicationZhCN } from '../claim/application.zh-CN.ts';
import { claimEn } from '../claim/claim.en.ts';
import { claimZhCN } from '../claim/claim.zh-CN.ts';
import { applicantEn } from '../applicant/applicant.en.ts';
import { applicantZhCN } from '../applicant/applicant.zh-CN.ts';
import { homeEn } from '../home/home.en.ts';
import { homeZhCN } from '../home/home.zh-CN.ts';
import { loginEn } from '../login/login.en.ts';
import { loginZhCN } from '../login/login.zh-CN.ts';
import { sharedEn } from '../kit/shared.en.ts';
import { sharedZhCN } from '../kit/shared.zh-CN.ts';
import { appEn } from './app.en.ts';
import { appZhCN } from './app.zh-CN.ts';

// One line a concept: `useTranslation('<concept>')` then knows its sentences.
const zhCN = {
  app: appZhCN,
  shared: sharedZhCN,
  home: homeZhCN,
  login: loginZhCN,
  claimWords: claimWordsZhCN,
  claim: claimZhCN,
  application: applicationZhCN,
  applicant: applicantZhCN,
  casefile: casefileZhCN,
  certificate: certificateZhCN,
  correction: correctionZhCN,
  crosscheck: crosscheckZhCN,
  drafting: draftingZhCN,
  fund: fundZhCN,
  accounts: accountsZhCN,
  security: securityZhCN,
  mandates: mandatesZhCN,
  letter: letterZhCN,
  measure: measureZhCN,
  messages: messagesZhCN,
  notice: noticeZhCN,
  obligation: obligationZhCN,
  paper: paperZhCN,
  payment: paymentZhCN,
  recognition: recognitionZhCN,
  recovery: recoveryZhCN,
  restriction: restrictionZhCN,
  review: reviewZhCN,
  roster: rosterZhCN,
  rows: rowsZhCN,
  sample: sampleZhCN,
  trail: trailZhCN,
  trailActs: trailActsZhCN,
  visit: visitZhCN,
  window: windowZhCN,
  worklist: worklistZhCN,
};
const en = {
  app: appEn,
  shared: sharedEn,
  home: homeEn,
  login: loginEn,
  claimWords: claimWordsEn,
  claim: claimEn,
  application: applicationEn,
  applicant: applicantEn,
  casefile: casefileEn,
  certificate: certificateEn,
  correction: correctionEn,
  crosscheck: crosscheckEn,
  drafting: draftingEn,
  fund: fundEn,
  accounts: accountsEn,
  security: securityEn,
  mandates: mandatesEn,
  letter: letterEn,
  measure: measureEn,
  messages: messagesEn,
  notice: noticeEn,
  obligation: obligationEn,
  paper: paperEn,
  payment: paymentEn,
  recognition: recognitionEn,
  recovery: recoveryEn,
  restriction: restrictionEn,
  review: reviewEn,
  roster: rosterEn,
  rows: rowsEn,
  sample: sampleEn,
  trail: trailEn,
  trailActs: trailActsEn,
  visit: visitEn,
  window: windowEn,
  worklist: worklistEn,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof zhCN;
    returnNull: false;
  }
}

/** Makes the sentences of all concepts ready in a language. Blanks are written {name}, as on the server. */
export async function prepareWording(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'app',
    resources: { 'zh-CN': zhCN, en },
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  });
}
