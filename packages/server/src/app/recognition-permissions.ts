import { importers, officeRoles } from './permission.ts';
import type { Permission } from './permission.ts';

/** Those whose offices keep registers of recognitions; which office keeps which is told by the kind. */
const registrars = [...importers, 'commerce-section-chief'] as const;

/** 认定登记 — the part of the table of permissions for the registers of recognitions. */
export const recognitionPermissions: Readonly<Record<string, Permission>> = {
  'GET /api/recognitions/:policy': { act: 'recognition.read', who: officeRoles },
  'POST /api/recognitions/:policy': { act: 'recognition.enter', who: registrars },
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
