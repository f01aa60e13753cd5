import { Done } from '@qingce/contract';
import { Alert, App, Button } from 'antd';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct } from '../kit/useApi.ts';

/** The link of a confirmation letter leads here; a press confirms, for a program that opens links must not. */
export function ConfirmAddress({ address, isConfirmed }: { address: string | null; isConfirmed: boolean }): ReactNode {
  const { t } = useTranslation('messages');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const token = useLocation({ select: ({ searchStr }) => new URLSearchParams(searchStr).get('confirm') });
  const confirm = useAct<{ token: string }, Done>({
    path: '/api/me/mail/confirm', schema: Done,
    onDone: () => {
      void message.success(t('confirmDone'));
      void navigate({ to: '/messages' });
    },
  });
  if (token === null || address === null || isConfirmed) return null;
  return (
    <>
      <Alert
        type="info" showIcon title={t('confirmTitle')} description={t('confirmLead', { address })}
        action={
          <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate({ token })}>
            {t('confirm')}
          </Button>
        }
      />
      <RefusalNotice error={confirm.error} />
    </>
  );
}
