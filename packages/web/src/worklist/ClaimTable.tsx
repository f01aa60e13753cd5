import { Link } from '@tanstack/react-router';
import { Grid, Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClaimLine } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { groupYuan, parseYuan } from '@qingce/values';
import { DateText } from '../kit/DateText.tsx';
import { DueText } from '../kit/DueText.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useActName, useWaitsFor } from '../kit/useActName.ts';
import { useItemList } from '../kit/useItemNames.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { UnconfirmedTag } from '../mandates/UnconfirmedAlert.tsx';

interface ClaimTableProps {
  readonly lines: readonly ClaimLine[];
  /** Shows what the reader may do, instead of who holds the claim. */
  readonly withActs: boolean;
  /** The claims selected for a bulk act; not on a phone. */
  readonly selection?: { readonly ids: readonly string[]; readonly onChange: (ids: string[]) => void };
}

const linesPerPage = 50;

/** Claims in a table, sorted by the reader, each row leading to its case; on a phone as cards. */
export function ClaimTable({ lines, withActs, selection }: ClaimTableProps): ReactNode {
  const { t } = useTranslation('worklist');
  const { md: isWide } = Grid.useBreakpoint();
  const columns = [...useClaimColumns(), ...useStandingColumns(withActs)];
  if (!isWide) return <ClaimCards lines={lines} withActs={withActs} />;
  return (
    <WideTable<ClaimLine>
      name={t('title')}
      rowKey="id"
      dataSource={[...lines]}
      columns={columns}
      scroll={{ x: 980 }}
      {...(selection ? { rowSelection: {
        selectedRowKeys: [...selection.ids],
        onChange: (keys) => selection.onChange(keys.map(String)),
        getTitleCheckboxProps: () => ({ 'aria-label': t('selectAll') }),
        getCheckboxProps: ({ number, applicant }) => ({ 'aria-label': t('select', { number, applicant }) }),
      } } : {})}
      pagination={lines.length > linesPerPage ? { pageSize: linesPerPage, showTotal: (n) => t('count', { n }) } : false}
    />
  );
}

function ClaimCards({ lines, withActs }: Omit<ClaimTableProps, 'selection'>): ReactNode {
  const itemList = useItemList();
  return (
    <ul className="work-cards">
      {lines.map((line) => (
        <li key={line.id}>
          <div className="work-card-head">
            <CaseLink line={line} />
            <StateTag state={line.state} />
          </div>
          <span>{line.applicant}</span>
          <span className="app-faint">{itemList(line.policy, line.items)}</span>
          <AmountText line={line} />
          <DueText due={line.due} policy={line.policy} />
          {withActs ? <ActTags acts={line.actions} /> : null}
        </li>
      ))}
    </ul>
  );
}

function CaseLink({ line: { id, number } }: { line: ClaimLine }): ReactNode {
  const { t } = useTranslation('worklist');
  return (
    <Link to={`/cases/${id}`} aria-label={t('open', { number: number ?? '—' })}>
      {number ?? '—'}
    </Link>
  );
}

function ActTags({ acts }: { acts: readonly string[] }): ReactNode {
  const actName = useActName();
  return (
    <Space size={4} wrap>
      {acts.map((act) => (
        <Tag key={act}>{actName(act)}</Tag>
      ))}
    </Space>
  );
}

/** What was decided or proposed, else the most that it can come to. */
function AmountText({ line: { amount, atStake } }: { line: ClaimLine }): ReactNode {
  const { t } = useTranslation('worklist');
  const fen = amount === null && atStake !== null ? parseYuan(atStake) : undefined;
  return fen === undefined ? (
    <MoneyText yuan={amount} />
  ) : (
    <span className="app-money app-faint">{t('atMost', { amount: groupYuan(fen) })}</span>
  );
}

/** Which claim it is: number, applicant, items, year, state, amount. */
function useClaimColumns(): TableColumnsType<ClaimLine> {
  const { t } = useTranslation('worklist');
  const itemList = useItemList();
  return [
    {
      title: t('number'),
      dataIndex: 'number',
      fixed: 'left',
      width: 115,
      sorter: (a, b) => (a.number ?? '').localeCompare(b.number ?? ''),
      render: (_number, line) => <CaseLink line={line} />,
    },
    {
      title: t('applicant'),
      dataIndex: 'applicant',
      sorter: (a, b) => a.applicant.localeCompare(b.applicant, 'zh-CN'),
      render: (name: string, line) => <>{name}{line.holderUnconfirmed ? <>{' '}<UnconfirmedTag /></> : null}</>,
    },
    {
      title: t('items'),
      dataIndex: 'items',
      render: (items: string[], line) => itemList(line.policy, items),
      width: 180,
    },
    { title: t('year'), dataIndex: 'claimYear', width: 70, responsive: ['lg'] },
    {
      title: t('state'),
      dataIndex: 'state',
      render: (state: ClaimLine['state']) => <StateTag state={state} />,
      width: 170,
    },
    {
      title: t('amount'),
      dataIndex: 'amount',
      align: 'right',
      render: (_amount, line) => <AmountText line={line} />,
      width: 150,
    },
  ];
}

/** What is to be done with it, or who holds it, and until when. */
function useStandingColumns(withActs: boolean): TableColumnsType<ClaimLine> {
  const { t } = useTranslation('worklist');
  const waitsFor = useWaitsFor();
  return [
    {
      title: t('due'),
      dataIndex: 'due',
      render: (due: ClaimLine['due'], line) => <DueText due={due} policy={line.policy} />,
      sorter: (a, b) => (a.due?.on ?? '9999').localeCompare(b.due?.on ?? '9999'),
      width: 160,
    },
    withActs
      ? { title: t('acts'), dataIndex: 'actions', width: 190, render: (acts: string[]) => <ActTags acts={acts} /> }
      : { title: t('waitsFor'), dataIndex: 'waitsFor', width: 130, render: waitsFor },
    {
      title: t('since'),
      dataIndex: 'since',
      render: (since: string) => <DateText at={since.slice(0, 10)} />,
      sorter: (a, b) => a.since.localeCompare(b.since),
      width: 115,
      responsive: ['xxl'],
    },
  ];
}
