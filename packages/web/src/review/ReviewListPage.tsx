import { ReviewList } from '@qingce/contract';
import { Link, useParams } from '@tanstack/react-router';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { DateText } from '../shared/DateText.tsx';
import { MoneyText } from '../shared/MoneyText.tsx';
import { PageFrame } from '../shared/PageFrame.tsx';
import { Read } from '../shared/PageStates.tsx';
import { useReading } from '../shared/useApi.ts';
import { useItemList, useOfficeName } from '../shared/useItemNames.ts';
import { WideTable } from '../shared/WideTable.tsx';
import { PublishNotice } from './PublishNotice.tsx';
import { SignList } from './SignList.tsx';

const signers = ['commerce-director', 'finance-reviewer'];

/** One frozen list: its lines, its hash, who signed, and the signature of the reader's bureau. */
export function ReviewListPage(): ReactNode {
  const { listId = '' } = useParams({ strict: false });
  const reading = useReading(`/api/review-lists/${listId}`, ReviewList);
  return <Read reading={reading}>{(list) => <Frozen list={list} />}</Read>;
}

function Frozen({ list }: { list: ReviewList }): ReactNode {
  const { t } = useTranslation('review');
  const { role, unit } = useSession();
  const itemList = useItemList();
  const officeName = useOfficeName();
  const mine = list.signatures.some((signature) => signature.office === unit);
  const actions = (
    <>
      {list.state === 'open' && signers.includes(role) && !mine ? <SignList list={list} /> : null}
      {list.state === 'signed' && role === 'commerce-clerk' ? <PublishNotice listId={list.id} /> : null}
    </>
  );
  const columns: TableColumnsType<ReviewList['lines'][number]> = [
    {
      title: t('claim'),
      dataIndex: 'number',
      render: (number: string, line) => <Link to={`/cases/${line.claimId}`}>{number}</Link>,
    },
    { title: t('applicant'), dataIndex: 'applicant' },
    {
      title: t('items'),
      dataIndex: 'items',
      render: (items: { item: string }[]) =>
        itemList(
          list.policy,
          items.map(({ item }) => item),
        ),
    },
    {
      title: t('amount'),
      dataIndex: 'amount',
      align: 'right',
      render: (amount: string) => <MoneyText yuan={amount} />,
    },
  ];
  return (
    <PageFrame title={t('listTitle', { number: list.number })} actions={actions}>
      <Card size="small" title={t('hash')} style={{ marginBottom: 16 }}>
        <code className="review-hash">{list.hash}</code>
        <p className="app-faint">{t('hashLead')}</p>
      </Card>
      <WideTable
        name={t('listTitle', { number: list.number })}
        rowKey="claimId"
        dataSource={list.lines}
        columns={columns}
      />
      <p>
        <strong>
          {t('total')} <MoneyText yuan={list.total} words />
        </strong>
      </p>
      <Card size="small" title={t('signatures')} style={{ marginTop: 16 }}>
        {list.signatures.length === 0 ? (
          <span className="app-faint">{t('notSigned')}</span>
        ) : (
          list.signatures.map((signature) => (
            <p key={signature.office}>
              <strong>{signature.by}</strong> <span className="app-faint">{officeName(signature.office)}</span>{' '}
              <DateText at={signature.at} /> {signature.opinion}
            </p>
          ))
        )}
      </Card>
    </PageFrame>
  );
}
