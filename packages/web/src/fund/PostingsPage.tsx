import { BudgetSubject, PostingFilter, Postings } from '@qingce/contract';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { PostingLine } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, NotFound, Read } from '../kit/PageStates.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { useActName } from '../kit/useActName.ts';
import { useReading } from '../kit/useApi.ts';
import { useItemNames, useTreasuryName } from '../kit/useItemNames.ts';
import { searchOf } from './figures.ts';
import { usePostingExport } from './useFundExport.ts';

/** 穿透 — the postings that a number is the sum of, each with its act and its case. */
export function PostingsPage(): ReactNode {
  const { policy = '' } = useParams({ strict: false });
  const asked = PostingFilter.safeParse(useSearch({ strict: false }));
  if (!asked.success) return <NotFound />;
  return <PostingsOf policy={policy} filter={asked.data} />;
}

function PostingsOf({ policy, filter }: { policy: string; filter: PostingFilter }): ReactNode {
  const { t } = useTranslation('fund');
  const { year, ...behind } = filter;
  const query = new URLSearchParams(searchOf(year, behind)).toString();
  const reading = useReading(`/api/funds/${policy}/postings?${query}`, Postings);
  const subjects = useReading(`/api/funds/${policy}/subjects`, z.array(BudgetSubject));
  const rows = reading.data?.postings ?? [];
  const exported = usePostingExport({ policy, year, subjects: subjects.data ?? [] });
  return (
    <PageFrame
      title={t('postingsTitle')}
      actions={<ExportMenu name={t('postingFile', { policy, year })} columns={exported} rows={rows} />}
    >
      <Flex gap={16} wrap style={{ marginBottom: 16 }}>
        <Link to={`/fund/${policy}/${year}`}>{t('reportTitle', { year })}</Link>
        <span><Narrowed policy={policy} filter={filter} /></span>
      </Flex>
      <Read reading={reading} isEmpty={({ count }) => count === 0} empty={<NothingHere hint={t('postingsEmpty')} />}>
        {(found) => <Found policy={policy} found={found} />}
      </Read>
    </PageFrame>
  );
}

/** Which accounts are looked at, in words. */
function Narrowed({ policy, filter }: { policy: string; filter: PostingFilter }): ReactNode {
  const { t } = useTranslation('fund');
  const itemName = useItemNames();
  const treasuryName = useTreasuryName(policy);
  const { kind, item, treasury } = filter;
  const parts = [
    kind && t(`accountKind.${kind}`), item && (item === '-' ? t('pooled') : itemName(policy, item)),
    treasury && treasuryName(treasury), filter.claim && t('oneClaim'),
  ];
  return parts.filter(Boolean).join(' · ') || t('allAccounts');
}

function Found({ policy, found }: { policy: string; found: Postings }): ReactNode {
  const { t } = useTranslation('fund');
  const columns = usePostingColumns(policy);
  return (
    <>
      <p>
        {t('postingsCount', { n: found.count })} <strong><MoneyText yuan={found.total} /></strong>
      </p>
      {found.count > found.postings.length ? (
        <Alert
          type="info"
          showIcon
          title={t('postingsMore', { n: found.postings.length })}
          style={{ marginBottom: 12 }}
        />
      ) : null}
      <WideTable<PostingLine>
        name={t('postingsTitle')}
        rowKey={({ entry, line }) => `${entry}-${line}`}
        size="small"
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={found.postings}
        columns={columns}
      />
    </>
  );
}

function usePostingColumns(policy: string): TableColumnsType<PostingLine> {
  const { t } = useTranslation('fund');
  const actName = useActName();
  const itemName = useItemNames();
  const treasuryName = useTreasuryName(policy);
  return [
    { title: t('entry'), dataIndex: 'entry', render: (entry: string, { line }) => `${entry}-${line}` },
    { title: t('at'), dataIndex: 'at', render: (at: string) => <DateText at={at} /> },
    {
      title: t('act'), dataIndex: 'act',
      render: (act: string, { by }) => <>{actName(act)} <span className="app-faint">{by}</span></>,
    },
    {
      title: t('account'), dataIndex: 'kind',
      render: (kind: PostingLine['kind'], { item, treasury }) => (
        <>
          {t(`accountKind.${kind}`)}
          <div className="app-faint">
            {[item === null ? null : itemName(policy, item), treasury === null ? null : treasuryName(treasury)]
              .filter(Boolean).join(' · ')}
          </div>
        </>
      ),
    },
    {
      title: t('amountOf'), dataIndex: 'amount', align: 'right',
      render: (amount: string) => <MoneyText yuan={amount} />,
    },
    {
      title: t('caseOrDocument'), key: 'source',
      render: (_value, { claimId, claimNumber, documentNo }) => (claimId === null
        ? documentNo ?? '—'
        : <Link to={`/cases/${claimId}`}>{claimNumber ?? claimId}</Link>),
    },
  ];
}
