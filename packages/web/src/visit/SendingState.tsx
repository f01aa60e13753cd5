import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useKept, useSending } from './useField.ts';

/** What waits on this device to be sent, and why it still does. Sends as long as it is on the page. */
export function SendingState(): ReactNode {
  const { t } = useTranslation('visit');
  const { result, send } = useSending();
  const signed = useKept('signed', (store) => store.getAll('signed'));
  const waiting = (signed.data ?? []).filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={t('waitingHere', { n: waiting.length })}
      description={result === 'other-person' ? t('otherPerson') : undefined}
      action={<Button onClick={send}>{t('sendNow')}</Button>}
    />
  );
}
