import { Alert } from 'antd';
import { refusalSentence, refusals } from '@qingce/contract';
import { useTranslation } from 'react-i18next';
import type { RefusalCode } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../kit/useLanguage.ts';

/** Why a record counts for nothing, in the sentence of the refusal that it met. */
export function KeptOnly({ why, state }: { why: string; state: string }): ReactNode {
  const { t } = useTranslation('visit');
  const { t: words } = useTranslation('claimWords');
  const language = useLanguage();
  const named = words(`state.${state as 'accepted'}`);
  const sentence = why in refusals ? refusalSentence(why as RefusalCode, { state: named }, language) : why;
  return <Alert type="warning" showIcon title={t('keptOnly', { why: sentence })} />;
}
