import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VisitState } from '@qingce/contract';
import type { ReactNode } from 'react';

const colours = {
  planned: 'processing', 'half-reported': 'warning', agreed: 'success', differs: 'error', cancelled: 'default',
} as const;

/** Where a visit stands, in a word with its sign. */
export function VisitStateTag({ state }: { state: VisitState }): ReactNode {
  const { t } = useTranslation('visit');
  return <Tag color={colours[state]}>{t(`state.${state}`)}</Tag>;
}
