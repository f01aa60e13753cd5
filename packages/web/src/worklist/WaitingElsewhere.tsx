import { ObjectionLine, PaymentBatch, PaymentOrder, ReviewList } from '@qingce/contract';
import { RightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { BatchAct, OrderAct } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { mayPublish, maySign } from '../review/list-acts.ts';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useReading } from '../kit/useApi.ts';

/** What waits for the reader's post but is no single claim: lists, objections and payments. */
export function WaitingElsewhere(): ReactNode {
  const { role } = useSession();
  return (
    <ul className="work-elsewhere">
      {['commerce-director', 'finance-reviewer', 'commerce-clerk'].includes(role) ? <WaitingLists /> : null}
      {role === 'commerce-director' ? <WaitingObjections /> : null}
      {['finance-releaser', 'district-finance', 'finance-clerk'].includes(role) ? <WaitingPayments /> : null}
    </ul>
  );
}

function WaitingLists(): ReactNode {
  const { t } = useTranslation('worklist');
  const me = useSession();
  const { data = [], error } = useReading('/api/review-lists', z.array(ReviewList));
  const waiting = data.filter((list) => maySign(list, me) || mayPublish(list, me));
  return (
    <>
      <NotRead error={error} />
      {waiting.map((list) => (
        <Waiting
          key={list.id}
          to={`/review-lists/${list.id}`}
          text={t(list.state === 'open' ? 'listToSign' : 'listToPublish', { number: list.number })}
        />
      ))}
    </>
  );
}

function WaitingObjections(): ReactNode {
  const { t } = useTranslation('worklist');
  const { data = [], error } = useReading('/api/objections', z.array(ObjectionLine));
  const open = data.filter(({ state }) => state === 'open').length;
  return (
    <>
      <NotRead error={error} />
      {open === 0 ? null : <Waiting to="/objections" text={t('objectionsToAnswer', { n: open })} />}
    </>
  );
}

/** What waits of payments: each line leads to where it is done; the server says what the reader may do. */
function WaitingPayments(): ReactNode {
  const { t } = useTranslation('worklist');
  const orders = useReading('/api/payment-orders', z.array(PaymentOrder));
  const batches = useReading('/api/payment-batches', z.array(PaymentBatch));
  const ordersTo = (act: OrderAct): number => (orders.data ?? []).filter(({ acts }) => acts.includes(act)).length;
  const batchesTo = (act: BatchAct): number => (batches.data ?? []).filter(({ acts }) => acts.includes(act)).length;
  const lines = [
    { to: '/payment-batches', key: 'ordersToBatch', n: ordersTo('batch') },
    { to: '/payment-batches', key: 'batchesToCheck', n: batchesTo('check') },
    { to: '/payment-batches', key: 'batchesToRelease', n: batchesTo('release') },
    { to: '/payment-orders', key: 'ordersAtBank', n: ordersTo('result') },
    { to: '/payment-orders', key: 'ordersReturned', n: ordersTo('propose-reissue') },
    { to: '/payment-orders', key: 'reissuesToConfirm', n: ordersTo('confirm-reissue') },
  ] as const;
  return (
    <>
      <NotRead error={orders.error ?? batches.error} />
      {lines.map(({ to, key, n }) => (n === 0 ? null : <Waiting key={key} to={to} text={t(key, { n })} />))}
    </>
  );
}

function Waiting({ to, text }: { to: string; text: string }): ReactNode {
  return (
    <li>
      <Link to={to}>
        {text} <RightOutlined />
      </Link>
    </li>
  );
}

function NotRead({ error }: { error: Error | null }): ReactNode {
  return error ? (
    <li>
      <RefusalNotice error={error} />
    </li>
  ) : null;
}
