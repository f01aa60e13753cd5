import { DownOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { signOut } from '../kit/api.ts';
import { forgetFieldStore } from '../visit/field-store.ts';
import { forgetOffline, useSession } from './session.ts';

/** Who is at the screen, with the post, and the way out. */
export function UserMenu(): ReactNode {
  const { t } = useTranslation('app');
  const { userId, displayName, username, role } = useSession();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async (elsewhere) => {
      forgetOffline();
      if (role === 'inspector') await forgetFieldStore(userId);
      // A whole new page, so that nothing of this person's stays in the browser's memory.
      location.assign(elsewhere ?? '/app/login');
    },
  });
  const items = [
    { key: 'account', label: t('account', { name: username }), disabled: true },
    { key: 'security', label: <Link to="/security">{t('security')}</Link> },
    { key: 'sign-out', label: t('signOut'), onClick: () => { leave.mutate(); } },
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
