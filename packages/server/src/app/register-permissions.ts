import { applicantRoles, importers, officeRoles } from './permission.ts';
import type { Permission } from './permission.ts';

/** Those whose offices keep registers of recognitions; which office keeps which is told by the kind. */
const registrars = [...importers, 'commerce-section-chief'] as const;

/** 第三方数据与认定登记 — the part of the table of permissions for what is held beside claims. */
export const registerPermissions: Readonly<Record<string, Permission>> = {
  'GET /api/third-party/:policy': { act: 'crosscheck.read', who: officeRoles },
  'GET /api/third-party/:policy/flags': { act: 'crosscheck.list-flags', who: officeRoles },
  'GET /api/claims/:claimId/crosschecks': { act: 'crosscheck.compare', who: officeRoles },
  'POST /api/third-party/:policy/:source/preview': {
    act: 'crosscheck.preview', who: importers, withoutKey: 'it keeps nothing',
  },
  'POST /api/third-party/:policy/:source/files': { act: 'crosscheck.import', who: importers },
  'GET /api/recognitions/:policy': { act: 'recognition.read', who: officeRoles },
  'POST /api/recognitions/:policy': { act: 'recognition.enter', who: registrars },
  'POST /api/recognitions/:policy/:kind/preview': {
    act: 'recognition.preview', who: registrars, withoutKey: 'it keeps nothing',
  },
  'POST /api/recognitions/:policy/:kind/files': { act: 'recognition.import', who: registrars },
  'GET /api/recognitions/:policy/flags': { act: 'recognition.list-flags', who: officeRoles },
  'GET /api/claims/:claimId/recognitions': { act: 'recognition.check', who: [...applicantRoles, ...officeRoles] },
  'POST /api/claims/:claimId/recognitions/confirm': {
    act: 'verification.confirm-fact',
    who: ['commerce-clerk', 'inspector', 'education-officer', 'finance-reviewer', 'city-government'],
  },
  'POST /api/claims/:claimId/reverify': { act: 'review.reverify', who: ['commerce-section-chief'] },
  'POST /api/recognition-settlements': { act: 'recognition.confirm', who: registrars },
  'POST /api/recognition-entries/:recognitionId/correct': { act: 'recognition.correct', who: registrars },
  'POST /api/recognition-entries/:recognitionId/withdraw': { act: 'recognition.withdraw', who: registrars },
  'GET /api/recognition-entries/:recognitionId/versions/:version/scan': {
    act: 'recognition.look-at-scan', who: officeRoles,
  },
  'POST /api/recognition-entries/:recognitionId/versions/:version/scan': {
    act: 'recognition.receive-scan', who: registrars,
  },
};
