import { Done, SignUp, UserCreated, roles } from '@qingce/contract';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role, UserAccount } from '@qingce/contract';
import type { ReactNode } from 'react';
import { applicantRoles, mayOpen } from '../app/access.ts';
import { ActModal } from '../kit/ActModal.tsx';
import { fits } from '../kit/fits.ts';

/** 开立账号 — by the system administrator; it has no post until another administrator gives it one. */
export function OpenAccount(): ReactNode {
  const { t } = useTranslation('accounts');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t('open')}</Button>
      {open ? (
        <ActModal<SignUp, UserCreated>
          title={t('open')} ok={t('submit')} done={t('opened')} path="/api/users" schema={UserCreated}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="displayName" label={t('name')} rules={[fits(SignUp.shape.displayName, t('notFitting'))]}>
            <Input autoComplete="off" maxLength={80} />
          </Form.Item>
          <Form.Item
            name="username" label={t('username')} extra={t('usernameHelp')}
            rules={[fits(SignUp.shape.username, t('notFitting'))]}
          >
            <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <FirstPassword />
        </ActModal>
      ) : null}
    </>
  );
}

interface DialogProps {
  readonly account: UserAccount;
  readonly onClose: () => void;
}

interface Filled {
  readonly role?: Role | null;
  readonly unit?: string;
  readonly district?: string;
}

/** 定岗 — by the security administrator; without a post the person acts for applicants only. */
export function AssignPost({ account, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('accounts');
  const { t: app } = useTranslation('app');
  const posts = roles.filter((role) => !mayOpen(applicantRoles, role));
  return (
    <ActModal<Filled, Done>
      title={t('assignTitle', { name: account.displayName })}
      ok={t('submit')}
      done={t('assigned')}
      path={`/api/users/${account.id}/post`}
      schema={Done}
      body={({ role, unit, district }) => ({ role: role ?? null, unit: unit || null, district: district || null })}
      initial={{ role: account.role, unit: account.unit ?? '', district: account.district ?? '' }}
      onClose={onClose}
    >
      <Form.Item name="role" label={t('role')}>
        <Select
          allowClear placeholder={t('noPost')}
          options={posts.map((value) => ({ value, label: app(`role.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="unit" label={t('unit')} extra={t('unitHelp')}>
        <Input autoCapitalize="none" spellCheck={false} maxLength={60} />
      </Form.Item>
      <Form.Item
        name="district" label={t('district')} extra={t('districtHelp')}
        rules={[{ pattern: /^[0-9]{6}$/, message: t('districtWrong') }]}
      >
        <Input inputMode="numeric" maxLength={6} />
      </Form.Item>
    </ActModal>
  );
}

/** 重设初始密码 — for an officer who forgot theirs; the account waits for its post as when it was opened. */
export function ResetPassword({ account, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('accounts');
  return (
    <ActModal<{ password: string }, Done>
      title={t('resetPasswordTitle', { name: account.displayName })} ok={t('resetPassword')}
      done={t('resetPasswordDone')} path={`/api/users/${account.id}/password`} schema={Done} onClose={onClose}
    >
      <p>{t('resetPasswordLead')}</p>
      <FirstPassword />
    </ActModal>
  );
}

/** 重置第二重验证 — for whoever lost telephone, recovery codes and passkeys. */
export function ResetTotp({ account, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('accounts');
  return (
    <ActModal<object, Done>
      title={t('resetTitle', { name: account.displayName })} ok={t('reset')} done={t('resetDone')}
      path={`/api/users/${account.id}/totp/reset`} schema={Done} body={() => ({})} onClose={onClose}
    >
      <p>{t('resetLead')}</p>
    </ActModal>
  );
}

/** 初始口令 — whoever gets it changes it at the first sign-in. */
function FirstPassword(): ReactNode {
  const { t } = useTranslation('accounts');
  return (
    <Form.Item
      name="password" label={t('password')} extra={t('passwordHelp')}
      rules={[fits(SignUp.shape.password, t('notFitting'))]}
    >
      <Input.Password autoComplete="new-password" />
    </Form.Item>
  );
}
