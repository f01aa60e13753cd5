import { ReviewList } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
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
import { useReading } from '../kit/useApi.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { ComposeList } from './ComposeList.tsx';
import { useListsExport } from './useListsExport.ts';

const colours = {
  'open': 'warning', 'signed': 'success', 'in-notice': 'success', 'closed': 'success', 'dissolved': 'default',
} as const;

/** 联合审核名单 — every frozen list; the section chief composes new ones. */
export function ReviewListsPage(): ReactNode {
  const { t } = useTranslation('review');
  const reading = useReading('/api/review-lists', z.array(ReviewList));
  const { role } = useSession();
  const exported = useListsExport();
  const columns: TableColumnsType<ReviewList> = [
    {
      title: t('number'),
      dataIndex: 'number',
      render: (number: string, list) => <Link to={`/review-lists/${list.id}`}>{number}</Link>,
    },
    {
      title: t('state'),
      dataIndex: 'state',
      render: (state: ReviewList['state']) => (
        <Tag color={colours[state]}>{t(`states.${state}`)}</Tag>
      ),
    },
    { title: t('items'), render: (_value, list) => t('lines', { n: list.lines.length }) },
    {
      title: t('total'),
      dataIndex: 'total',
      align: 'right',
      render: (total: string) => <MoneyText yuan={total} />,
    },
    {
      title: t('composedAt'),
      dataIndex: 'composedAt',
      render: (at: string) => <DateText at={at} />,
      responsive: ['md'],
    },
  ];
  return (
    <PageFrame
      title={t('title')}
      actions={
        <>
          <Link to="/rounds">{t('rounds')}</Link>
          <ExportMenu name={t('title')} columns={exported} rows={reading.data ?? []} />
          {role === 'commerce-section-chief' ? <ComposeList /> : null}
        </>
      }
    >
      <Read
        reading={reading}
        isEmpty={(lists) => lists.length === 0}
        empty={<NothingHere hint={t('empty')} />}
      >
        {(lists) => <WideTable<ReviewList> name={t('title')} rowKey="id" dataSource={lists} columns={columns} />}
      </Read>
    </PageFrame>
  );
}
