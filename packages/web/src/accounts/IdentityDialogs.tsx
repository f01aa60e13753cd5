import { Done, LinkOidc } from '@qingce/contract';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { UserAccount } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal } from '../kit/ActModal.tsx';
import { fits } from '../kit/fits.ts';

interface DialogProps { readonly account: UserAccount; readonly onClose: () => void }

/** 绑定或解除统一身份 — by the security administrator; a link counts once its person confirmed it. */
export function IdentityOf({ account, onClose }: DialogProps): ReactNode {
  return account.oidc === null
    ? <LinkIdentity account={account} onClose={onClose} />
    : <UnlinkIdentity account={account} onClose={onClose} />;
}

function LinkIdentity({ account, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('accounts');
  return (
    <ActModal<LinkOidc, Done>
      title={t('linkTitle', { name: account.displayName })} ok={t('link')} done={t('linkDone')}
      path={`/api/users/${account.id}/oidc-link`} schema={Done} onClose={onClose}
    >
      <p>{t('linkLead')}</p>
      <Form.Item name="subject" label={t('subject')} rules={[fits(LinkOidc.shape.subject, t('notFitting'))]}>
        <Input autoComplete="off" spellCheck={false} maxLength={255} />
      </Form.Item>
    </ActModal>
  );
}

function UnlinkIdentity({ account, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('accounts');
  return (
    <ActModal<object, Done>
      title={t('unlinkTitle', { name: account.displayName })} ok={t('unlink')} done={t('unlinkDone')}
      path={`/api/users/${account.id}/oidc-link/remove`} schema={Done} body={() => ({})} onClose={onClose}
    >
      <p>{t('unlinkLead', { subject: account.oidc?.subject ?? '' })}</p>
    </ActModal>
  );
}
