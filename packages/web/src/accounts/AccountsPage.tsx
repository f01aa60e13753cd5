import { UserAccount } from '@qingce/contract';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { Role } from '@qingce/contract';
import type { ReactNode } from 'react';
import { adminRoles, mayOpen } from '../app/access.ts';
import { useSession } from '../app/session.ts';
import { DateText } from '../kit/DateText.tsx';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { useOfficeName } from '../kit/useItemNames.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { useSignInWays } from '../login/OtherWays.tsx';
import { AssignPost, OpenAccount, ResetPassword, ResetTotp } from './AccountDialogs.tsx';
import { IdentityOf } from './IdentityDialogs.tsx';
import { useAccountExport } from './useAccountExport.ts';

interface Open { readonly what: 'assign' | 'reset' | 'password' | 'identity'; readonly account: UserAccount }

/** 账号和岗位 — the three administrators' page: one opens accounts, another gives them posts, the third looks. */
export function AccountsPage(): ReactNode {
  const { t } = useTranslation('accounts');
  const { role } = useSession();
  const [open, setOpen] = useState<Open>();
  const reading = useReading('/api/users', z.array(UserAccount));
  const columns = useColumns(setOpen);
  const exported = useAccountExport();
  return (
    <PageFrame
      title={t('title')}
      actions={
        <>
          {role === 'system-admin' ? <OpenAccount /> : null}
          <ExportMenu name={t('title')} columns={exported} rows={reading.data ?? []} />
        </>
      }
    >
      <p className="app-faint">{t('lead')}</p>
      <Read reading={reading}>
        {(all) => <WideTable<UserAccount> name={t('title')} rowKey="id" dataSource={all} columns={columns} />}
      </Read>
      {open ? <Dialog open={open} onClose={() => setOpen(undefined)} /> : null}
    </PageFrame>
  );
}

const dialogs = { assign: AssignPost, reset: ResetTotp, password: ResetPassword, identity: IdentityOf } as const;

function Dialog({ open: { what, account }, onClose }: { open: Open; onClose: () => void }): ReactNode {
  const Act = dialogs[what];
  return <Act account={account} onClose={onClose} />;
}

function useColumns(onOpen: (open: Open) => void): TableColumnsType<UserAccount> {
  const { t } = useTranslation('accounts');
  const { t: app } = useTranslation('app');
  const officeName = useOfficeName();
  const { userId: ownId, role: own } = useSession();
  const { provider } = useSignInWays();
  const acts: TableColumnsType<UserAccount>[number] = {
    title: '', key: 'acts',
    // What nobody does to the own account is not offered on its line.
    render: (_value, account) => (account.id === ownId ? null :
      <Flex gap={8}>
        <Button
          size="small" aria-label={t('assignTitle', { name: account.displayName })}
          onClick={() => onOpen({ what: 'assign', account })}
        >
          {t('assign')}
        </Button>
        <Button
          size="small" aria-label={t('resetTitle', { name: account.displayName })}
          onClick={() => onOpen({ what: 'reset', account })}
        >
          {t('reset')}
        </Button>
        {provider === undefined ? null : (
          <Button
            size="small"
            aria-label={t(account.oidc === null ? 'linkTitle' : 'unlinkTitle', { name: account.displayName })}
            onClick={() => onOpen({ what: 'identity', account })}
          >
            {t(account.oidc === null ? 'link' : 'unlink')}
          </Button>
        )}
      </Flex>
    ),
  };
  const passwords: TableColumnsType<UserAccount>[number] = {
    title: '', key: 'password',
    render: (_value, account) => (mayOpen(adminRoles, account.role ?? 'applicant-clerk') ? null : (
      <Button
        size="small" aria-label={t('resetPasswordTitle', { name: account.displayName })}
        onClick={() => onOpen({ what: 'password', account })}
      >
        {t('resetPassword')}
      </Button>
    )),
  };
  return [
    { title: t('username'), dataIndex: 'username', sorter: (a, b) => a.username.localeCompare(b.username) },
    { title: t('name'), dataIndex: 'displayName' },
    {
      title: t('role'), dataIndex: 'role',
      render: (role: Role | null) => (role === null ? t('noPost') : app(`role.${role}`)),
    },
    { title: t('unit'), dataIndex: 'unit', render: (unit: string | null) => (unit === null ? '—' : officeName(unit)) },
    { title: t('district'), dataIndex: 'district', render: (district: string | null) => district ?? '—' },
    ...(provider === undefined ? [] : [{
      title: provider, key: 'identity',
      render: (_value: unknown, { oidc }: UserAccount) =>
        (oidc === null ? '—' : t(oidc.isConfirmed ? 'linked' : 'linkWaits')),
    }]),
    { title: t('createdAt'), dataIndex: 'createdAt', render: (at: string) => <DateText at={at} /> },
    ...(own === 'security-admin' ? [acts] : []),
    ...(own === 'system-admin' ? [passwords] : []),
  ];
}
