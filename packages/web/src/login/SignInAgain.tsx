import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { onSessionEnd } from '../kit/api.ts';
import { LoginForm } from './LoginForm.tsx';

/**
 * When the session has ended: sign in over the page, and what was being sent goes on. Nothing typed is
 * lost.
 */
export function SignInAgain(): ReactNode {
  const { t } = useTranslation('login');
  const waiting = useRef<((signedIn: boolean) => void)[]>([]);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    onSessionEnd(
      () =>
        new Promise((resolve) => {
          waiting.current.push(resolve);
          setOpen(true);
        }),
    );
    return () => onSessionEnd(async () => false);
  }, []);
  const settle = (signedIn: boolean): void => {
    setOpen(false);
    for (const resolve of waiting.current.splice(0)) resolve(signedIn);
  };
  return (
    <Modal open={open} title={t('again')} footer={null} destroyOnHidden onCancel={() => settle(false)}>
      <p>{t('againLead')}</p>
      <LoginForm onDone={() => settle(true)} />
    </Modal>
  );
}
