import { ClaimLine } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { DueText } from '../kit/DueText.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useWaitsFor } from '../kit/useActName.ts';
import { useReading } from '../kit/useApi.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { useItemList } from '../kit/useItemNames.ts';
import { useClaimExport } from '../worklist/useClaimExport.ts';
import { StartClaim } from './StartClaim.tsx';

/** 我的申报 — the claims of the applicants that the person acts for, drafts among them. */
export function MyClaimsPage(): ReactNode {
  const { t } = useTranslation('claim');
  const itemList = useItemList();
  const waitsFor = useWaitsFor();
  const reading = useReading('/api/claims', z.array(ClaimLine));
  const exported = useClaimExport();
  const rows = reading.data ?? [];
  const actions = (
    <>
      {rows.length === 0 ? null : <ExportMenu name={t('title')} columns={exported} rows={rows} />}
      <StartClaim />
    </>
  );
  const columns: TableColumnsType<ClaimLine> = [
    { title: t('number'), dataIndex: 'number', render: (number: string | null) => number ?? t('draft') },
    { title: t('applicant'), dataIndex: 'applicant' },
    { title: t('year'), dataIndex: 'claimYear', responsive: ['md'] },
    {
      title: t('items'),
      dataIndex: 'items',
      render: (items: string[], line) => itemList(line.policy, items),
    },
    {
      title: t('state'),
      dataIndex: 'state',
      render: (state: ClaimLine['state']) => <StateTag state={state} />,
    },
    {
      title: t('amount'),
      dataIndex: 'amount',
      align: 'right',
      render: (amount: string | null) => <MoneyText yuan={amount} />,
    },
    { title: t('waitsFor'), dataIndex: 'waitsFor', render: waitsFor, responsive: ['md'] },
    {
      title: t('due'),
      dataIndex: 'due',
      render: (due: ClaimLine['due'], line) => <DueText due={due} policy={line.policy} />,
    },
    { title: '', key: 'go', render: (_value, line) => <GoOn line={line} /> },
  ];
  return (
    <PageFrame title={t('title')} actions={actions}>
      <Read
        reading={reading}
        isEmpty={(lines) => lines.length === 0}
        empty={<NothingHere hint={t('empty')} />}
      >
        {(lines) => <WideTable<ClaimLine> name={t('title')} rowKey="id" dataSource={lines} columns={columns} />}
      </Read>
    </PageFrame>
  );
}

function GoOn({ line }: { line: ClaimLine }): ReactNode {
  const { t } = useTranslation('claim');
  const editable = line.state === 'draft' || line.state === 'returned';
  return (
    <Link to={editable ? `/claims/${line.id}` : `/cases/${line.id}`}>
      <Button size="small" type={editable ? 'primary' : 'default'}>
        {t(editable ? 'edit' : 'open')}
      </Button>
    </Link>
  );
}
