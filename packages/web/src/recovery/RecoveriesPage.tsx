import { RecoveryLine } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { DateText } from '../kit/DateText.tsx';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { useReading } from '../kit/useApi.ts';
import { TreasuryAccount } from './TreasuryAccount.tsx';
import { useKinds } from './useKindName.ts';
import { useRecoveryExport } from './useRecoveryExport.ts';

const accountKeepers = ['finance-reviewer', 'district-finance'];

const colours: Readonly<Record<RecoveryLine['state'], string>> = {
  hearing: 'processing', heard: 'processing', proposed: 'processing', demanded: 'error', suspended: 'warning',
  settled: 'success', dropped: 'default',
};

/** Where a case stands, in a word. */
export function RecoveryState({ state }: Pick<RecoveryLine, 'state'>): ReactNode {
  const { t } = useTranslation('recovery');
  return <Tag color={colours[state]}>{t(`state.${state}`)}</Tag>;
}

/** 追回与欠款 — every case that the reader may see, with what is still owed and how long it has been. */
export function RecoveriesPage(): ReactNode {
  const { t } = useTranslation('recovery');
  const { role } = useSession();
  const [isRegistering, setIsRegistering] = useState(false);
  const reading = useReading('/api/recovery-cases', z.array(RecoveryLine));
  const columns = useColumns();
  const exported = useRecoveryExport();
  const actions = (
    <>
      {accountKeepers.includes(role) ? (
        <Button onClick={() => setIsRegistering(true)}>{t('accountTitle')}</Button>
      ) : null}
      <ExportMenu name={t('exportFile')} columns={exported} rows={reading.data ?? []} />
    </>
  );
  return (
    <PageFrame title={t('title')} actions={actions}>
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('empty')} />}>
        {(all) => <WideTable<RecoveryLine> name={t('title')} rowKey="id" dataSource={all} columns={columns} />}
      </Read>
      {isRegistering ? <TreasuryAccount onClose={() => setIsRegistering(false)} /> : null}
    </PageFrame>
  );
}

function useColumns(): TableColumnsType<RecoveryLine> {
  const { t } = useTranslation('recovery');
  const { nameOf } = useKinds();
  const money = (key: 'amount' | 'outstanding' | 'underWay' | 'interestDue') => ({
    title: t(key), dataIndex: key, align: 'right' as const,
    render: (yuan: string | null) => <MoneyText yuan={yuan} />,
  });
  return [
    {
      title: t('number'), dataIndex: 'number',
      render: (number: string, { id }) => <Link to={`/recoveries/${id}`}>{number}</Link>,
    },
    { title: t('applicant'), dataIndex: 'applicant' },
    {
      title: t('claim'), dataIndex: 'claimNumber',
      render: (number: string, { claimId }) => <Link to={`/cases/${claimId}`}>{number}</Link>,
    },
    { title: t('kind'), dataIndex: 'kind', render: (kind: string, { policy }) => nameOf(policy, kind) },
    {
      title: t('stateTitle'), dataIndex: 'state',
      render: (state: RecoveryLine['state']) => <RecoveryState state={state} />,
    },
    money('amount'), money('outstanding'), money('underWay'), money('interestDue'),
    { title: t('dueOn'), dataIndex: 'dueOn', render: (day: string | null) => <DateText at={day} /> },
    { title: t('days'), dataIndex: 'days', align: 'right', render: (days: number | null) => days ?? '—' },
  ];
}
