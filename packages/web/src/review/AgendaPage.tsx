import { Disagreement, ReviewList } from '@qingce/contract';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { useItemList, useOfficeName } from '../kit/useItemNames.ts';
import { Disagreements } from './Disagreements.tsx';
import '../letter/letter.css';

/** 会议议程 — a list for the table of the joint review: its lines, what was said of each, and what is disagreed. */
export function AgendaPage(): ReactNode {
  const { listId = '' } = useParams({ strict: false });
  const list = useReading(`/api/review-lists/${listId}`, ReviewList);
  const open = useReading('/api/disagreements', z.array(Disagreement));
  return (
    <Read reading={list}>
      {(found) => <Read reading={open}>{(all) => <Agenda list={found} disagreements={all} />}</Read>}
    </Read>
  );
}

function Agenda({ list, disagreements }: { list: ReviewList; disagreements: readonly Disagreement[] }): ReactNode {
  const { t } = useTranslation('review');
  const title = t('agendaTitle', { number: list.number });
  // Those of this list, and those of other lists that still wait for a word.
  const shown = disagreements.filter(({ state, list: { id } }) => id === list.id || state === 'open');
  const actions = (
    <>
      <Link to={`/review-lists/${list.id}`}>
        <Button>{t('toList')}</Button>
      </Link>
      <Button type="primary" onClick={() => window.print()}>{t('print')}</Button>
    </>
  );
  return (
    <PageFrame title={title} actions={actions}>
      <article className="letter" aria-label={title}>
        <p className="letter-number">
          {t('composedAt')} <DateText at={list.composedAt} /> · {t(`states.${list.state}`)}
        </p>
        <p>{t('hash')} <code className="review-hash">{list.hash}</code></p>
        <AgendaLines list={list} />
        {list.hidden > 0 ? <p>{t('hidden', { n: list.hidden })}</p> : null}
        <Disagreements disagreements={shown} />
        <SigningPlaces list={list} />
      </article>
    </PageFrame>
  );
}

function AgendaLines({ list }: { list: ReviewList }): ReactNode {
  const { t } = useTranslation('review');
  const itemList = useItemList();
  return (
    <table className="letter-items">
      <caption>{t('agendaLines')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('claim')}</th>
          <th scope="col">{t('opinions')}</th>
          <th scope="col">{t('amount')}</th>
        </tr>
      </thead>
      <tbody>
        {list.lines.map(({ claimId, number, applicant, items, amount, computed, override }) => (
          <tr key={claimId}>
            <th scope="row">
              {number} {applicant}
              <div className="app-faint">{itemList(list.policy, items.map(({ item }) => item))}</div>
            </th>
            <td><LineOpinions list={list} claimId={claimId} /></td>
            <td>
              <MoneyText yuan={amount} />
              <Overridden computed={computed} override={override} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>{t('total')}</th>
          <td><MoneyText yuan={list.total} /></td>
        </tr>
      </tfoot>
    </table>
  );
}

/** 逐件意见 — what the bureaus that have signed said of one line. */
export function LineOpinions({ list, claimId }: { list: ReviewList; claimId: string }): ReactNode {
  const { t } = useTranslation('review');
  const officeName = useOfficeName(list.policy);
  const said = list.opinions.filter((opinion) => opinion.claimId === claimId);
  if (said.length === 0) return <span className="app-faint">{t('notSigned')}</span>;
  return said.map(({ office, agrees, reason }) => (
    <div key={office} className="review-said">
      {officeName(office)}{t('colon')}{agrees ? t('agrees') : t('disagreesBecause', { reason })}
    </div>
  ));
}

/** 改定 — what the policy computes and why another amount is awarded, beneath the amount of a line. */
export function Overridden(
  { computed, override }: Pick<ReviewList['lines'][number], 'computed' | 'override'>,
): ReactNode {
  const { t } = useTranslation('review');
  if (computed === undefined || !override) return null;
  return (
    <div className="app-faint review-said">
      {t('computed')} <MoneyText yuan={computed} /> · {override.reason} · {override.basis}
    </div>
  );
}

function SigningPlaces({ list }: { list: ReviewList }): ReactNode {
  const { t } = useTranslation('review');
  const officeName = useOfficeName(list.policy);
  return (
    <>
      <h2>{t('signatures')}</h2>
      {list.signatures.length === 0 ? <p>{t('notSigned')}</p> : null}
      {list.signatures.map(({ office, by, at, opinion, noStake }) => (
        <p key={office}>
          {officeName(office)} · {by} · <DateText at={at} /> · {opinion}
          {noStake ? ` · ${t('noStake')}` : null}
        </p>
      ))}
    </>
  );
}
