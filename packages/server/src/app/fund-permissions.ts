import { officeRoles, payingRoles } from './permission.ts';
import type { Permission } from './permission.ts';

/** 资金 — the part of the table of permissions for budgets, their reports and the check of the money. */
export const fundPermissions: Readonly<Record<string, Permission>> = {
  'GET /api/money-checks': { act: 'invariants.read', who: officeRoles },
  'POST /api/money-checks': { act: 'invariants.look', who: [...payingRoles, 'auditor'] },
  'GET /api/funds/:policy': { act: 'fund.read', who: officeRoles },
  'POST /api/funds/:policy/appropriations': { act: 'fund.receive-appropriation', who: ['finance-reviewer'] },
  'GET /api/funds/:policy/budget': { act: 'fund.read-budget', who: officeRoles },
  'POST /api/funds/:policy/adjustments': { act: 'fund.adjust-budget', who: ['finance-reviewer'] },
  'POST /api/funds/:policy/closings': { act: 'fund.close-year', who: ['finance-reviewer'] },
  'GET /api/funds/:policy/subjects': { act: 'fund.read-subjects', who: officeRoles },
  'POST /api/funds/:policy/subjects': { act: 'fund.set-subject', who: ['finance-reviewer'] },
  'GET /api/funds/:policy/reports/:year': { act: 'report.read', who: officeRoles },
  'GET /api/funds/:policy/postings': { act: 'report.read-postings', who: officeRoles },
  'POST /api/funds/:policy/shares': { act: 'fund.set-shares', who: ['finance-reviewer'] },
};
