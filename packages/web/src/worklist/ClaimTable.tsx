import { Link } from '@tanstack/react-router';
import { Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { claimStates } from '@qingce/contract';
import type { ClaimLine } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { DateText } from '../shared/DateText.tsx';
import { MoneyText } from '../shared/MoneyText.tsx';
import { StateTag } from '../shared/StateTag.tsx';
import { useActName, useWaitsFor } from '../shared/useActName.ts';
import { useItemList } from '../shared/useItemNames.ts';
import { WideTable } from '../shared/WideTable.tsx';

interface ClaimTableProps {
  readonly lines: readonly ClaimLine[];
  /** Shows what the reader may do, instead of who holds the claim. */
  readonly withActs: boolean;
}

const linesPerPage = 50;

/** Claims in a table: sorted and filtered by the reader, each row leading to its case. */
export function ClaimTable({ lines, withActs }: ClaimTableProps): ReactNode {
  const { t } = useTranslation('worklist');
  const columns = [...useClaimColumns(lines), ...useStandingColumns(withActs)];
  return (
    <WideTable<ClaimLine>
      name={t('title')}
      rowKey="id"
      dataSource={[...lines]}
      columns={columns}
      pagination={lines.length > linesPerPage ? { pageSize: linesPerPage, showTotal: (n) => t('count', { n }) } : false}
    />
  );
}

/** Which claim it is: number, applicant, items, year, state, amount. */
function useClaimColumns(lines: readonly ClaimLine[]): TableColumnsType<ClaimLine> {
  const { t } = useTranslation('worklist');
  const { t: words } = useTranslation('claimWords');
  const itemList = useItemList();
  const present = new Set(lines.map((line) => line.state));
  return [
    {
      title: t('number'),
      dataIndex: 'number',
      fixed: 'left',
      sorter: (a, b) => (a.number ?? '').localeCompare(b.number ?? ''),
      render: (number: string | null, line) => (
        <Link to={`/cases/${line.id}`} aria-label={t('open', { number: number ?? '—' })}>
          {number ?? '—'}
        </Link>
      ),
    },
    {
      title: t('applicant'),
      dataIndex: 'applicant',
      sorter: (a, b) => a.applicant.localeCompare(b.applicant, 'zh-CN'),
    },
    {
      title: t('items'),
      dataIndex: 'items',
      render: (items: string[], line) => itemList(line.policy, items),
    },
    { title: t('year'), dataIndex: 'claimYear', responsive: ['md'] },
    {
      title: t('state'),
      dataIndex: 'state',
      render: (state: ClaimLine['state']) => <StateTag state={state} />,
      filters: claimStates
        .filter((state) => present.has(state))
        .map((state) => ({ text: words(`state.${state}`), value: state })),
      onFilter: (state, line) => line.state === state,
    },
    {
      title: t('amount'),
      dataIndex: 'amount',
      align: 'right',
      render: (amount: string | null) => <MoneyText yuan={amount} />,
    },
  ];
}

/** What is to be done with it, or who holds it, and since when. */
function useStandingColumns(withActs: boolean): TableColumnsType<ClaimLine> {
  const { t } = useTranslation('worklist');
  const actName = useActName();
  const waitsFor = useWaitsFor();
  return [
    withActs
      ? {
          title: t('acts'),
          dataIndex: 'actions',
          render: (acts: string[]) => (
            <Space size={4} wrap>
              {acts.map((act) => (
                <Tag key={act}>{actName(act)}</Tag>
              ))}
            </Space>
          ),
        }
      : { title: t('waitsFor'), dataIndex: 'waitsFor', render: waitsFor, responsive: ['md'] },
    {
      title: t('since'),
      dataIndex: 'since',
      render: (since: string) => <DateText at={since.slice(0, 10)} />,
      sorter: (a, b) => a.since.localeCompare(b.since),
      responsive: ['md'],
    },
  ];
}
