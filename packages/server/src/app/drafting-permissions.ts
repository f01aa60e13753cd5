import type { Role } from '@qingce/contract';
import type { Permission } from './permission.ts';

const drafter: readonly Role[] = ['policy-drafter'];
const director: readonly Role[] = ['commerce-director'];
const readers: readonly Role[] = [...drafter, ...director, 'auditor'];

/** 政策起草 — the drafter writes and proposes, the director publishes or returns, both and the audit look. */
export const draftingPermissions: Readonly<Record<string, Permission>> = {
  'GET /api/policy-drafts': { act: 'drafting.list', who: readers },
  'POST /api/policy-drafts': { act: 'drafting.begin', who: drafter },
  'GET /api/policy-drafts/:draftId': { act: 'drafting.read', who: readers },
  'POST /api/policy-drafts/:draftId/saves': { act: 'drafting.save', who: drafter },
  'POST /api/policy-drafts/:draftId/examine': {
    act: 'drafting.examine', who: readers, withoutKey: 'it keeps nothing',
  },
  'POST /api/policy-drafts/:draftId/reckonings': {
    act: 'drafting.reckon', who: readers, withoutKey: 'it keeps nothing, and a person has one at a time',
  },
  'GET /api/policy-reckonings/:reckoningId': { act: 'drafting.read-reckoning', who: readers },
  'POST /api/policy-reckonings/:reckoningId/cancel': {
    act: 'drafting.cancel-reckoning', who: readers, withoutKey: 'ends it once, however often it is asked',
  },
  'POST /api/policy-drafts/:draftId/propose': { act: 'drafting.propose', who: drafter },
  'POST /api/policy-drafts/:draftId/withdraw': { act: 'drafting.withdraw', who: drafter },
  'POST /api/policy-drafts/:draftId/return': { act: 'drafting.return', who: director },
  'POST /api/policy-drafts/:draftId/publish': { act: 'drafting.publish', who: director },
};
