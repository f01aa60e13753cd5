import { DownOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useSession } from './session.ts';
import { useSignOut } from './useSignOut.ts';

/** Who is at the screen, with the post, and the way out. */
export function UserMenu(): ReactNode {
  const { t } = useTranslation('app');
  const { displayName, username, role } = useSession();
  const leave = useSignOut();
  const items = [
    { key: 'account', label: t('account', { name: username }), disabled: true },
    { key: 'security', label: <Link to="/security">{t('security')}</Link> },
    { key: 'sign-out', label: t('signOut'), onClick: leave },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" className="app-user">
        <span className="app-user-name">{displayName}</span>
        <span className="app-user-role">{t(`role.${role}`)}</span>
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
