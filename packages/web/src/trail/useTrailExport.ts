import type { TrailRecord } from '@qingce/contract';
import { useTranslation } from 'react-i18next';
import { columnsOf } from '../kit/csv.ts';
import type { ExportColumn } from '../kit/csv.ts';
import { useOfficeName } from '../kit/useItemNames.ts';
import { useTrailNames } from './useTrailNames.ts';

/** The columns of the exported records: names beside codes, so that a program and a person can read them. */
export function useTrailExport(): ExportColumn<TrailRecord>[] {
  const { t } = useTranslation('trail');
  const { t: app } = useTranslation('app');
  const officeName = useOfficeName();
  const { actName, kindName } = useTrailNames();
  return columnsOf(t('exported', { returnObjects: true }), {
    id: ['number', ({ id }) => id],
    at: ['instant', ({ at }) => at],
    recordedAt: ['instant', ({ recordedAt }) => recordedAt],
    by: ['text', ({ by }) => by],
    role: ['text', ({ role }) => (role === null ? null : app(`role.${role}`))],
    unit: ['text', ({ unit }) => (unit === null ? null : officeName(unit))],
    standsInFor: ['text', ({ standsInFor }) => standsInFor],
    act: ['text', ({ act }) => actName(act)],
    actCode: ['text', ({ act }) => act],
    outcome: ['text', ({ outcome }) => t(`outcomes.${outcome}`)],
    kind: ['text', ({ object }) => kindName(object.kind)],
    object: ['text', ({ object }) => object.name],
    objectId: ['text', ({ object }) => object.id],
    details: ['text', ({ details }) => JSON.stringify(details)],
  });
}
