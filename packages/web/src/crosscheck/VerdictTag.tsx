import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CrossCheck } from '@qingce/contract';
import type { ReactNode } from 'react';

const colours = {
  'same': 'success', 'within-tolerance': 'success', 'differs': 'error', 'not-found': 'warning',
} as const;

/** What came of a comparison, in words as well as in colour. */
export function VerdictTag({ verdict }: { verdict: CrossCheck['verdict'] }): ReactNode {
  const { t } = useTranslation('crosscheck');
  return <Tag color={colours[verdict]}>{t(`verdict.${verdict}`)}</Tag>;
}
