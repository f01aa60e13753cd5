import { ReviewList } from '@qingce/contract';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { DateText } from '../kit/DateText.tsx';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { useItemList, useOfficeName } from '../kit/useItemNames.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { AllotmentCard } from './AllotmentCard.tsx';
import { Recuse } from '../casefile/Recuse.tsx';
import { LineOpinions, Overridden } from './AgendaPage.tsx';
import { Disagreements } from './Disagreements.tsx';
import { DissolveList } from './DissolveList.tsx';
import { PublishNotice } from './PublishNotice.tsx';
import { SignList } from './SignList.tsx';
import { mayPublish, maySign } from './list-acts.ts';
import { useLineExport } from './useLineExport.ts';

type Line = ReviewList['lines'][number];

/** One frozen list: its lines, its hash, who signed, and the signature of the reader's bureau. */
export function ReviewListPage(): ReactNode {
  const { listId = '' } = useParams({ strict: false });
  const reading = useReading(`/api/review-lists/${listId}`, ReviewList);
  return <Read reading={reading}>{(list) => <Frozen list={list} />}</Read>;
}

function Frozen({ list }: { list: ReviewList }): ReactNode {
  const { t } = useTranslation('review');
  const columns = useLineColumns(list);
  return (
    <PageFrame title={t('listTitle', { number: list.number })} actions={<ListActs list={list} />}>
      {list.dissolved ? <Dissolution dissolved={list.dissolved} /> : null}
      <Card size="small" title={t('hash')} style={{ marginBottom: 16 }}>
        <code className="review-hash">{list.hash}</code>
        <p className="app-faint">{t('hashLead')}</p>
      </Card>
      {list.allotment ? <AllotmentCard policy={list.policy} allotment={list.allotment} /> : null}
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
      {list.hidden > 0 ? <p className="app-faint">{t('hidden', { n: list.hidden })}</p> : null}
      <Flex vertical gap={16}>
        <Disagreements disagreements={list.disagreements} />
        <Signatures list={list} />
      </Flex>
    </PageFrame>
  );
}

/** What the reader's post may do with the list as it stands. */
function ListActs({ list }: { list: ReviewList }): ReactNode {
  const { t } = useTranslation('review');
  const me = useSession();
  const columns = useLineExport(list);
  const isUnpublished = list.state === 'open' || list.state === 'signed';
  return (
    <>
      <Link to={`/review-lists/${list.id}/agenda`}>
        <Button>{t('agenda')}</Button>
      </Link>
      <ExportMenu name={t('exportFile', { number: list.number })} columns={columns} rows={list.lines} />
      {maySign(list, me) ? <SignList list={list} /> : null}
      {isUnpublished && me.role === 'commerce-section-chief' ? <DissolveList list={list} /> : null}
      {mayPublish(list, me) ? <PublishNotice listId={list.id} /> : null}
    </>
  );
}

function useLineColumns(list: ReviewList): TableColumnsType<Line> {
  const { t } = useTranslation('review');
  const itemList = useItemList();
  return [
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
      title: t('opinions'),
      render: (_value, line) => <LineOpinions list={list} claimId={line.claimId} />,
    },
    {
      title: t('amount'),
      dataIndex: 'amount',
      align: 'right',
      render: (amount: string, { uncut, computed, override }) => (
        <>
          <MoneyText yuan={amount} />
          <Overridden computed={computed} override={override} />
          {uncut === undefined ? null : <div className="app-faint">{t('uncut')} <MoneyText yuan={uncut} /></div>}
        </>
      ),
    },
    // A stake is declared beside the line that it is about; that signs nothing.
    ...(list.state === 'open'
      ? [{ title: t('stake'), render: (_value: unknown, line: Line) => <Recuse claimId={line.claimId} /> }]
      : []),
  ];
}

/** Who took the list back, when and why. */
function Dissolution({ dissolved }: { dissolved: NonNullable<ReviewList['dissolved']> }): ReactNode {
  const { t } = useTranslation('review');
  const title = (
    <>
      {t('dissolvedBy', { by: dissolved.by })} <DateText at={dissolved.at} />
    </>
  );
  return (
    <Alert type="warning" showIcon title={title} description={dissolved.reason} style={{ marginBottom: 16 }} />
  );
}

function Signatures({ list }: { list: ReviewList }): ReactNode {
  const { t } = useTranslation('review');
  const officeName = useOfficeName(list.policy);
  return (
    <Card size="small" title={t('signatures')}>
      {list.signatures.length === 0 ? <span className="app-faint">{t('notSigned')}</span> : null}
      {list.signatures.map((signature) => (
        <p key={signature.office}>
          <strong>{signature.by}</strong> <span className="app-faint">{officeName(signature.office)}</span>{' '}
          <DateText at={signature.at} /> {signature.opinion}
          {signature.noStake ? <span className="app-faint"> {t('noStake')}</span> : null}
        </p>
      ))}
    </Card>
  );
}
