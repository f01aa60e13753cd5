import { applicantOffices, applicantRoles } from './permission.ts';
import type { Permission } from './permission.ts';

/** 授权核验 — the part of the table of permissions for who acts for an applicant by their own word alone. */
export const holderPermissions: Readonly<Record<string, Permission>> = {
  'GET /api/me/holder-checks': { act: 'holder.read-own', who: applicantRoles },
  'POST /api/applicants/:applicantId/holder-documents': {
    act: 'holder.hand-in', who: applicantRoles, beforeConfirmed: true,
  },
  'POST /api/join-requests/:requestId/holder-documents': { act: 'holder.hand-in', who: applicantRoles },
  'GET /api/holder-checks': { act: 'holder.list', who: applicantOffices },
  'GET /api/holder-documents/:holderDocumentId/content': { act: 'holder.look', who: applicantOffices },
  'POST /api/applicants/:applicantId/holder/decide': {
    act: 'holder.decide', who: ['commerce-clerk', 'commerce-section-chief'],
  },
};
