import type { Delegation, UserAccount } from '@qingce/contract';
import { useTranslation } from 'react-i18next';
import { columnsOf } from '../kit/csv.ts';
import type { ExportColumn } from '../kit/csv.ts';
import { useOfficeName } from '../kit/useItemNames.ts';

/** The columns of the exported accounts. */
export function useAccountExport(): ExportColumn<UserAccount>[] {
  const { t } = useTranslation('accounts');
  const { t: app } = useTranslation('app');
  const officeName = useOfficeName();
  return columnsOf(t('exported', { returnObjects: true }), {
    username: ['text', ({ username }) => username],
    name: ['text', ({ displayName }) => displayName],
    role: ['text', ({ role }) => (role === null ? null : app(`role.${role}`))],
    unit: ['text', ({ unit }) => (unit === null ? null : officeName(unit))],
    district: ['text', ({ district }) => district],
    createdAt: ['instant', ({ createdAt }) => createdAt],
  });
}

/** The columns of the exported delegations. */
export function useDelegationExport(): ExportColumn<Delegation>[] {
  const { t } = useTranslation('accounts');
  const { t: app } = useTranslation('app');
  const officeName = useOfficeName();
  return columnsOf(t('delegationsExported', { returnObjects: true }), {
    giver: ['text', ({ giver }) => giver],
    role: ['text', ({ role }) => app(`role.${role}`)],
    unit: ['text', ({ unit }) => officeName(unit)],
    holder: ['text', ({ holder }) => holder],
    from: ['day', ({ from }) => from],
    until: ['day', ({ until }) => until],
    state: ['text', ({ state }) => t(`states.${state}`)],
    reason: ['text', ({ reason }) => reason],
  });
}
