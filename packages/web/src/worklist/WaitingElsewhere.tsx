import { ObjectionLine, PaymentOrder, ReviewList } from '@qingce/contract';
import { RightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { mayPublish, maySign } from '../review/list-acts.ts';
import { RefusalNotice } from '../shared/RefusalNotice.tsx';
import { useReading } from '../shared/useApi.ts';

/** What waits for the reader's post but is no single claim: lists, objections and payment orders. */
export function WaitingElsewhere(): ReactNode {
  const { role } = useSession();
  return (
    <ul className="work-elsewhere">
      {['commerce-director', 'finance-reviewer', 'commerce-clerk'].includes(role) ? <WaitingLists /> : null}
      {role === 'commerce-director' ? <WaitingObjections /> : null}
      {['finance-releaser', 'district-finance', 'finance-clerk'].includes(role) ? <WaitingOrders /> : null}
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

function WaitingOrders(): ReactNode {
  const { t } = useTranslation('worklist');
  const { role } = useSession();
  const { data = [], error } = useReading('/api/payment-orders', z.array(PaymentOrder));
  const isClerk = role === 'finance-clerk';
  const waiting = data.filter(({ state }) => state === (isClerk ? 'released' : 'built')).length;
  return (
    <>
      <NotRead error={error} />
      {waiting === 0 ? null : (
        <Waiting to="/payment-orders" text={t(isClerk ? 'ordersAtBank' : 'ordersToRelease', { n: waiting })} />
      )}
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
