import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { NoPasskey } from './passkey.ts';

/** Why a passkey did not do: the device's no is told as such, everything else as a refusal. */
export function PasskeyNotice({ error }: { error: unknown }): ReactNode {
  const { t } = useTranslation('login');
  if (error instanceof NoPasskey) return <Alert type="error" showIcon role="alert" title={t('noPasskey')} />;
  return <RefusalNotice error={error} />;
}
