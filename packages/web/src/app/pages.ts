import {
  AuditOutlined,
  BankOutlined,
  ExperimentOutlined,
  BlockOutlined,
  CameraOutlined,
  CarryOutOutlined,
  EditOutlined,
  GoldOutlined,
  FileProtectOutlined,
  FileTextOutlined,
  FileSearchOutlined,
  FormOutlined,
  FundOutlined,
  HomeOutlined,
  HourglassOutlined,
  InboxOutlined,
  RollbackOutlined,
  SafetyCertificateOutlined,
  ShopOutlined,
  StopOutlined,
  SwapOutlined,
  TeamOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { adminRoles, applicantRoles, drafterRoles, officeRoles } from './access.ts';
import type { Who } from './access.ts';

/**
 * A working page: address, who may open it, its component (loaded when first opened) and its line in the
 * menu.
 */
export interface PageLine {
  /** Below /app; `$name` is a parameter. */
  readonly path: string;
  readonly who: Who;
  readonly load: () => Promise<ComponentType>;
  /** Sentence `<concept>:menu` and icon; a page without is reached from another. */
  readonly menu?: {
    readonly concept: MenuConcept;
    readonly icon: ComponentType;
    readonly key?: 'menu' | 'allMenu' | 'loadsMenu' | 'delegationsMenu';
  };
}

/** Concepts whose sentences have a `menu`. */
export type MenuConcept =
  | 'accounts' | 'home' | 'claim' | 'applicant' | 'worklist' | 'review' | 'notice' | 'payment' | 'fund' | 'visit'
  | 'measure' | 'crosscheck' | 'sample' | 'paper'
  | 'drafting' | 'recognition' | 'recovery' | 'obligation' | 'restriction' | 'trail';

const payers = [
  'finance-clerk',
  'finance-reviewer',
  'finance-releaser',
  'district-finance',
  'auditor',
] as const;

const applicantOffices = ['commerce-clerk', 'commerce-section-chief', 'commerce-director', 'auditor'] as const;

/** 页面 — one line a page; the menu shows those of the reader's post in this order. */
export const pages: readonly PageLine[] = [
  {
    path: '/',
    who: 'signed-in',
    load: async () => (await import('../home/HomePage.tsx')).HomePage,
    menu: { concept: 'home', icon: HomeOutlined },
  },
  {
    path: '/claims',
    who: applicantRoles,
    load: async () => (await import('../claim/MyClaimsPage.tsx')).MyClaimsPage,
    menu: { concept: 'claim', icon: FileTextOutlined },
  },
  {
    path: '/claims/$claimId',
    who: applicantRoles,
    load: async () => (await import('../claim/ClaimFormPage.tsx')).ClaimFormPage,
  },
  {
    path: '/claims/$claimId/receipt',
    who: [...applicantRoles, ...officeRoles],
    load: async () => (await import('../claim/ReceiptPage.tsx')).ReceiptPage,
  },
  {
    path: '/claims/$claimId/application',
    who: [...applicantRoles, ...officeRoles],
    load: async () => (await import('../claim/ApplicationPage.tsx')).ApplicationPage,
  },
  {
    path: '/worklist',
    who: officeRoles.filter((role) => role !== 'auditor'),
    load: async () => (await import('../worklist/WorklistPage.tsx')).WorklistPage,
    menu: { concept: 'worklist', icon: InboxOutlined },
  },
  {
    path: '/cases',
    who: officeRoles,
    load: async () => (await import('../worklist/WorklistPage.tsx')).AllClaimsPage,
    menu: { concept: 'worklist', icon: FileSearchOutlined, key: 'allMenu' },
  },
  {
    path: '/office-loads',
    who: officeRoles,
    load: async () => (await import('../worklist/OfficeLoadsPage.tsx')).OfficeLoadsPage,
    menu: { concept: 'worklist', icon: HourglassOutlined, key: 'loadsMenu' },
  },
  {
    path: '/cases/$claimId',
    who: [...applicantRoles, ...officeRoles],
    load: async () => (await import('../casefile/CasePage.tsx')).CasePage,
  },
  {
    path: '/cases/$claimId/letters/$letter',
    who: [...applicantRoles, ...officeRoles],
    load: async () => (await import('../letter/LetterPage.tsx')).LetterPage,
  },
  {
    path: '/cases/$claimId/certificate',
    who: [...applicantRoles, ...officeRoles],
    load: async () => (await import('../certificate/CertificatePage.tsx')).CertificatePage,
  },
  {
    path: '/visits',
    who: ['inspector', 'commerce-clerk', 'commerce-section-chief', 'auditor'],
    load: async () => (await import('../visit/VisitsPage.tsx')).VisitsPage,
    menu: { concept: 'visit', icon: CameraOutlined },
  },
  {
    path: '/visits/$visitId',
    who: ['inspector'],
    load: async () => (await import('../visit/VisitPage.tsx')).VisitPage,
  },
  {
    path: '/review-lists',
    who: officeRoles,
    load: async () => (await import('../review/ReviewListsPage.tsx')).ReviewListsPage,
    menu: { concept: 'review', icon: AuditOutlined },
  },
  {
    path: '/review-lists/$listId',
    who: officeRoles,
    load: async () => (await import('../review/ReviewListPage.tsx')).ReviewListPage,
  },
  {
    path: '/rounds',
    who: officeRoles,
    load: async () => (await import('../review/RoundsPage.tsx')).RoundsPage,
  },
  {
    path: '/review-lists/$listId/agenda',
    who: officeRoles,
    load: async () => (await import('../review/AgendaPage.tsx')).AgendaPage,
  },
  {
    path: '/applicants',
    who: [...applicantRoles, ...applicantOffices],
    load: async () => (await import('../applicant/ApplicantsPage.tsx')).ApplicantsPage,
    menu: { concept: 'applicant', icon: ShopOutlined },
  },
  {
    path: '/applicants/$applicantId',
    who: [...applicantRoles, ...applicantOffices],
    load: async () => (await import('../mandates/MandatesPage.tsx')).MandatesPage,
  },
  {
    path: '/applicant-corrections',
    who: applicantOffices,
    load: async () => (await import('../mandates/CorrectionsPage.tsx')).CorrectionsPage,
  },
  {
    path: '/paper-claims',
    who: ['commerce-clerk', 'commerce-section-chief', 'auditor'],
    load: async () => (await import('../paper/PaperClaimsPage.tsx')).PaperClaimsPage,
    menu: { concept: 'paper', icon: FormOutlined },
  },
  {
    path: '/paper-claims/new',
    who: ['commerce-clerk'],
    load: async () => (await import('../paper/EnterPaperPage.tsx')).EnterPaperPage,
  },
  {
    path: '/samples',
    who: officeRoles,
    load: async () => (await import('../sample/SamplesPage.tsx')).SamplesPage,
    menu: { concept: 'sample', icon: ExperimentOutlined },
  },
  {
    path: '/third-party',
    who: officeRoles,
    load: async () => (await import('../crosscheck/ThirdPartyPage.tsx')).ThirdPartyPage,
    menu: { concept: 'crosscheck', icon: BlockOutlined },
  },
  {
    path: '/recognitions',
    who: officeRoles,
    load: async () => (await import('../recognition/RecognitionsPage.tsx')).RecognitionsPage,
    menu: { concept: 'recognition', icon: SafetyCertificateOutlined },
  },
  {
    path: '/measures',
    who: officeRoles,
    load: async () => (await import('../measure/MeasuresPage.tsx')).MeasuresPage,
    menu: { concept: 'measure', icon: GoldOutlined },
  },
  {
    path: '/policy-drafts',
    who: [...drafterRoles, 'commerce-director', 'auditor'],
    load: async () => (await import('../drafting/DraftsPage.tsx')).DraftsPage,
    menu: { concept: 'drafting', icon: EditOutlined },
  },
  {
    path: '/policy-drafts/$draftId',
    who: [...drafterRoles, 'commerce-director', 'auditor'],
    load: async () => (await import('../drafting/DraftPage.tsx')).DraftPage,
  },
  {
    path: '/objections',
    who: ['commerce-director', 'commerce-section-chief', 'auditor'],
    load: async () => (await import('../notice/ObjectionsPage.tsx')).ObjectionsPage,
    menu: { concept: 'notice', icon: WarningOutlined },
  },
  {
    path: '/payment-orders',
    who: payers,
    load: async () => (await import('../payment/PaymentOrdersPage.tsx')).PaymentOrdersPage,
    menu: { concept: 'payment', icon: BankOutlined },
  },
  {
    path: '/recoveries',
    who: [...applicantRoles, ...officeRoles],
    load: async () => (await import('../recovery/RecoveriesPage.tsx')).RecoveriesPage,
    menu: { concept: 'recovery', icon: RollbackOutlined },
  },
  {
    path: '/recoveries/$caseId',
    who: [...applicantRoles, ...officeRoles],
    load: async () => (await import('../recovery/RecoveryPage.tsx')).RecoveryPage,
  },
  {
    path: '/recoveries/$caseId/demand',
    who: [...applicantRoles, ...officeRoles],
    load: async () => (await import('../recovery/DemandPage.tsx')).DemandPage,
  },
  {
    path: '/obligations',
    who: [...applicantRoles, ...officeRoles],
    load: async () => (await import('../obligation/ObligationsPage.tsx')).ObligationsPage,
    menu: { concept: 'obligation', icon: CarryOutOutlined },
  },
  {
    path: '/restrictions',
    who: [...applicantRoles, ...officeRoles],
    load: async () => (await import('../restriction/RestrictionsPage.tsx')).RestrictionsPage,
    menu: { concept: 'restriction', icon: StopOutlined },
  },
  {
    path: '/security',
    who: 'signed-in',
    load: async () => (await import('../security/SecurityPage.tsx')).SecurityPage,
  },
  {
    path: '/accounts',
    who: adminRoles,
    load: async () => (await import('../accounts/AccountsPage.tsx')).AccountsPage,
    menu: { concept: 'accounts', icon: TeamOutlined },
  },
  {
    path: '/delegations',
    who: [...officeRoles, ...adminRoles],
    load: async () => (await import('../accounts/DelegationsPage.tsx')).DelegationsPage,
    menu: { concept: 'accounts', icon: SwapOutlined, key: 'delegationsMenu' },
  },
  {
    path: '/audit-trail',
    who: ['auditor', 'audit-admin'],
    load: async () => (await import('../trail/TrailPage.tsx')).TrailPage,
    menu: { concept: 'trail', icon: FileProtectOutlined },
  },
  {
    path: '/messages',
    who: 'signed-in',
    load: async () => (await import('../messages/MessagesPage.tsx')).MessagesPage,
  },
  {
    path: '/payment-batches',
    who: payers,
    load: async () => (await import('../payment/BatchesPage.tsx')).BatchesPage,
  },
  {
    path: '/bank-returns',
    who: ['finance-clerk', 'district-finance'],
    load: async () => (await import('../payment/ReturnsPage.tsx')).ReturnsPage,
  },
  {
    path: '/payables',
    who: officeRoles,
    load: async () => (await import('../payment/PayablesPage.tsx')).PayablesPage,
  },
  {
    path: '/reconciliation',
    who: officeRoles,
    load: async () => (await import('../payment/ReconciliationPage.tsx')).ReconciliationPage,
  },
  {
    path: '/fund/$policy/postings',
    who: officeRoles,
    load: async () => (await import('../fund/PostingsPage.tsx')).PostingsPage,
  },
  {
    path: '/fund/$policy/$year',
    who: officeRoles,
    load: async () => (await import('../fund/FundYearPage.tsx')).FundYearPage,
  },
  {
    path: '/fund',
    who: officeRoles,
    load: async () => (await import('../fund/FundPage.tsx')).FundPage,
    menu: { concept: 'fund', icon: FundOutlined },
  },
];
