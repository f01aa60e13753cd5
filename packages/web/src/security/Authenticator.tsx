import { Done, RecoveryCodes, SignInProtection, TotpBegun } from '@qingce/contract';
import { Button, Flex, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renderSVG } from 'uqr';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';

/** 动态口令 — set with a QR code and a first code of the app, turned off with another. */
export function Authenticator(): ReactNode {
  const reading = useReading('/api/me/protection', SignInProtection);
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <>
      <Read reading={reading}>
        {(protection) => (protection.hasTotp ? <On protection={protection} /> : <Off onCodes={setCodes} />)}
      </Read>
      {codes ? <Recovery codes={codes} onKept={() => setCodes(undefined)} /> : null}
    </>
  );
}

function On({ protection }: { protection: SignInProtection }): ReactNode {
  const { t } = useTranslation('security');
  const [open, setOpen] = useState(false);
  const needed = useNeeded();
  return (
    <Flex vertical gap={12} align="flex-start">
      <p>{t('totpOn', { n: protection.recoveryCodesLeft })}</p>
      <Button onClick={() => setOpen(true)}>{t('remove')}</Button>
      {open ? (
        <ActModal<{ code: string }, Done>
          title={t('remove')} ok={t('remove')} done={t('removed')} path="/api/me/totp/remove" schema={Done}
          onClose={() => setOpen(false)}
        >
          <p>{t('removeLead')}</p>
          <Form.Item name="code" label={t('codeOrRecovery')} rules={[needed]}>
            <Input autoComplete="one-time-code" maxLength={40} />
          </Form.Item>
        </ActModal>
      ) : null}
    </Flex>
  );
}

function Off({ onCodes }: { onCodes: (codes: readonly string[]) => void }): ReactNode {
  const { t } = useTranslation('security');
  const [begun, setBegun] = useState<TotpBegun>();
  const begin = useAct<undefined, TotpBegun>({
    path: '/api/me/totp', body: () => ({}), schema: TotpBegun, onDone: setBegun,
  });
  return (
    <Flex vertical gap={12} align="flex-start">
      <p>{t('totpOff')}</p>
      {begun ? <Confirming begun={begun} onCodes={onCodes} /> : (
        <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate(undefined)}>{t('enable')}</Button>
      )}
      <RefusalNotice error={begin.error} />
    </Flex>
  );
}

interface ConfirmingProps {
  readonly begun: TotpBegun;
  readonly onCodes: (codes: readonly string[]) => void;
}

function Confirming({ begun, onCodes }: ConfirmingProps): ReactNode {
  const { t } = useTranslation('security');
  const confirm = useAct<{ code: string }, RecoveryCodes>({
    path: '/api/me/totp/confirm', schema: RecoveryCodes, onDone: ({ codes }) => onCodes(codes),
  });
  const picture = `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(begun.uri))}`;
  return (
    <>
      <p>{t('scan')}</p>
      <img src={picture} alt={t('qr')} width={200} height={200} />
      <code>{begun.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      <Form<{ code: string }> layout="vertical" onFinish={(filled) => confirm.mutate(filled)}>
        <Form.Item name="code" label={t('code')} rules={[{ required: true, message: t('codeNeeded') }]}>
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
        <RefusalNotice error={confirm.error} />
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>{t('confirm')}</Button>
      </Form>
    </>
  );
}

function Recovery({ codes, onKept }: { codes: readonly string[]; onKept: () => void }): ReactNode {
  const { t } = useTranslation('security');
  return (
    <Modal
      open title={t('recoveryTitle')} closable={false} mask={{ closable: false }} keyboard={false}
      footer={<Button type="primary" onClick={onKept}>{t('kept')}</Button>}
    >
      <p>{t('recoveryLead')}</p>
      <ul>
        {codes.map((code) => <li key={code}><code>{code.replaceAll(/(.{4})(?=.)/g, '$1-')}</code></li>)}
      </ul>
    </Modal>
  );
}
