import { Created, Delegation, Done } from '@qingce/contract';
import { Alert, Button, Flex, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { DelegatePost, Role } from '@qingce/contract';
import type { ReactNode } from 'react';
import { mayOpen, officeRoles } from '../app/access.ts';
import { useSession } from '../app/session.ts';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { DateText } from '../kit/DateText.tsx';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { useDelegationExport } from './useAccountExport.ts';

const colours = { 'in-force': 'success', 'not-yet': 'processing', expired: 'default', ended: 'default' } as const;

/** 岗位代理 — those that the person gave and holds; the administrators see all of them. */
export function DelegationsPage(): ReactNode {
  const { t } = useTranslation('accounts');
  const { role, standsInFor } = useSession();
  const reading = useReading('/api/delegations', z.array(Delegation));
  const { take, end } = useDelegationActs();
  const columns = useColumns({ onTake: take.mutate, onEnd: end.mutate });
  const exported = useDelegationExport();
  const mayLend = mayOpen(officeRoles, role) && standsInFor === null;
  return (
    <PageFrame
      title={t('delegations')}
      actions={
        <>
          {mayLend ? <Delegate /> : null}
          <ExportMenu name={t('delegations')} columns={exported} rows={reading.data ?? []} />
        </>
      }
    >
      <p className="app-faint">{t('delegationsLead')}</p>
      {standsInFor === null ? null : (
        <Alert
          type="info" showIcon title={t('standing', { name: standsInFor })}
          action={<Button size="small" onClick={() => take.mutate(null)}>{t('giveBack')}</Button>}
        />
      )}
      <RefusalNotice error={take.error ?? end.error} />
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('delegationsNone')} />}>
        {(all) => <WideTable<Delegation> name={t('delegations')} rowKey="id" dataSource={all} columns={columns} />}
      </Read>
    </PageFrame>
  );
}

function useDelegationActs() {
  const take = useAct<string | null, Done>({
    path: '/api/me/post', body: (delegationId) => ({ delegationId }), schema: Done,
    // Another post has other pages: everything is read anew.
    onDone: () => { location.assign('/app/'); },
  });
  const end = useAct<string, Done>({
    path: (id) => `/api/delegations/${id}/end`, body: () => ({}), schema: Done,
  });
  return { take, end };
}

interface ColumnsOptions {
  readonly onTake: (id: string) => void;
  readonly onEnd: (id: string) => void;
}

function useColumns({ onTake, onEnd }: ColumnsOptions): TableColumnsType<Delegation> {
  const { t } = useTranslation('accounts');
  const { t: app } = useTranslation('app');
  const { role, standsInFor } = useSession();
  return [
    { title: t('giver'), dataIndex: 'giver' },
    { title: t('role'), dataIndex: 'role', render: (post: Delegation['role']) => app(`role.${post}`) },
    { title: t('standIn'), dataIndex: 'holder' },
    { title: t('from'), dataIndex: 'from', render: (day: string) => <DateText at={day} /> },
    { title: t('until'), dataIndex: 'until', render: (day: string) => <DateText at={day} /> },
    { title: t('reason'), dataIndex: 'reason' },
    {
      title: t('state'), dataIndex: 'state',
      render: (state: Delegation['state']) => <Tag color={colours[state]}>{t(`states.${state}`)}</Tag>,
    },
    {
      title: '', key: 'acts',
      render: (_value, each) => (
        <Flex gap={8}>
          {each.isHolder && each.state === 'in-force' && standsInFor === null ? (
            <Button size="small" type="primary" onClick={() => onTake(each.id)}>{t('take')}</Button>
          ) : null}
          {mayEnd(each, role) ? (
            <Button size="small" aria-label={t('endOf', { name: each.giver })} onClick={() => onEnd(each.id)}>
              {t('end')}
            </Button>
          ) : null}
        </Flex>
      ),
    },
  ];
}

function mayEnd({ state, isGiver, isHolder }: Delegation, role: Role): boolean {
  const isOpen = state === 'in-force' || state === 'not-yet';
  return isOpen && (isGiver || isHolder || role === 'security-admin');
}

function Delegate(): ReactNode {
  const { t } = useTranslation('accounts');
  const [open, setOpen] = useState(false);
  const needed = useNeeded();
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t('delegate')}</Button>
      {open ? (
        <ActModal<DelegatePost, { id: string }>
          title={t('delegate')} ok={t('submit')} done={t('delegated')} path="/api/delegations" schema={Created}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="username" label={t('holder')} rules={[needed]}>
            <Input autoCapitalize="none" autoComplete="off" spellCheck={false} />
          </Form.Item>
          <Form.Item name="from" label={t('from')} rules={[needed]}><Input type="date" /></Form.Item>
          <Form.Item name="until" label={t('until')} rules={[needed]}><Input type="date" /></Form.Item>
          <Form.Item name="reason" label={t('reason')} rules={[needed]}><Input maxLength={300} /></Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}
