import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClaimState } from '@qingce/contract';
import type { ReactNode } from 'react';

const colours: Readonly<Record<ClaimState, string>> = {
  draft: 'default',
  submitted: 'processing',
  returned: 'warning',
  accepted: 'processing',
  verified: 'processing',
  reviewed: 'processing',
  'jointly-approved': 'processing',
  'in-notice': 'processing',
  decided: 'success',
  ordered: 'success',
  paid: 'success',
  withdrawn: 'default',
  'not-accepted': 'error',
  refused: 'error',
};

/** Where a claim stands, in a word. */
export function StateTag({ state }: { state: ClaimState }): ReactNode {
  const { t } = useTranslation('claimWords');
  return <Tag color={colours[state]}>{t(`state.${state}`)}</Tag>;
}
