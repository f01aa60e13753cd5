import { ExclamationCircleOutlined } from '@ant-design/icons';
import { OfficeLoad } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { useWaitsFor } from '../kit/useActName.ts';
import { useReading } from '../kit/useApi.ts';
import { WideTable } from '../kit/WideTable.tsx';
import type { ExportColumn } from '../kit/csv.ts';

/** 在办与逾期 — what each office holds, what of it is late, each figure leading to its claims. */
export function OfficeLoadsPage(): ReactNode {
  const { t } = useTranslation('worklist');
  const reading = useReading('/api/office-loads', z.array(OfficeLoad));
  const columns = useLoadExport();
  return (
    <PageFrame
      title={t('loads.title')}
      actions={<ExportMenu name={t('loads.title')} columns={columns} rows={reading.data ?? []} />}
    >
      <p>{t('loads.lead')}</p>
      <Read reading={reading} isEmpty={(loads) => loads.length === 0} empty={<NothingHere hint={t('loads.empty')} />}>
        {(loads) => <LoadTable loads={loads} />}
      </Read>
    </PageFrame>
  );
}

function LoadTable({ loads }: { loads: readonly OfficeLoad[] }): ReactNode {
  const { t } = useTranslation('worklist');
  const waitsFor = useWaitsFor();
  const columns: TableColumnsType<OfficeLoad> = [
    { title: t('waitsFor'), dataIndex: 'office', render: waitsFor },
    {
      title: t('loads.waiting'), dataIndex: 'waiting', align: 'right',
      render: (n: number, { office }) => <Claims office={office} n={n} />,
    },
    {
      title: t('loads.overdue'), dataIndex: 'overdue', align: 'right',
      render: (n: number, { office, latestBy }) => (
        <>
          {latestBy === null ? null : (
            <Tag color="error" icon={<ExclamationCircleOutlined />}>{t('loads.latest', { n: latestBy })}</Tag>
          )}
          <Claims office={office} n={n} due="overdue" />
        </>
      ),
    },
    {
      title: t('loads.soon'), dataIndex: 'soon', align: 'right',
      render: (n: number, { office }) => <Claims office={office} n={n} due="soon" />,
    },
    { title: t('loads.oldest'), dataIndex: 'oldestSince', render: (at: string) => <DateText at={at.slice(0, 10)} /> },
    { title: t('atStake'), dataIndex: 'atStake', align: 'right', render: (yuan: string) => <MoneyText yuan={yuan} /> },
  ];
  return <WideTable<OfficeLoad> name={t('loads.title')} rowKey="office" dataSource={loads} columns={columns} />;
}

function Claims({ office, n, due }: { office: string; n: number; due?: 'overdue' | 'soon' }): ReactNode {
  const { t } = useTranslation('worklist');
  if (n === 0) return 0;
  return <Link to="/cases" search={{ office, ...(due ? { due } : {}) }} aria-label={t('loads.show', { n })}>{n}</Link>;
}

function useLoadExport(): readonly ExportColumn<OfficeLoad>[] {
  const { t } = useTranslation('worklist');
  const waitsFor = useWaitsFor();
  return [
    { title: t('waitsFor'), meaning: t('meaning.waitsFor'), kind: 'text', text: ({ office }) => waitsFor(office) },
    { title: t('loads.waiting'), meaning: t('loads.waitingMeans'), kind: 'number', text: ({ waiting }) => waiting },
    { title: t('loads.overdue'), meaning: t('loads.overdueMeans'), kind: 'number', text: ({ overdue }) => overdue },
    { title: t('loads.soon'), meaning: t('loads.soonMeans'), kind: 'number', text: ({ soon }) => soon },
    { title: t('loads.late'), meaning: t('loads.lateMeans'), kind: 'number', text: ({ latestBy }) => latestBy },
    {
      title: t('loads.oldest'), meaning: t('loads.oldestMeans'), kind: 'instant',
      text: ({ oldestSince }) => oldestSince,
    },
    { title: t('atStake'), meaning: t('loads.atStakeMeans'), kind: 'yuan', text: ({ atStake }) => atStake },
  ];
}
