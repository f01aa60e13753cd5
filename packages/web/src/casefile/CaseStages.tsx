import { Link } from '@tanstack/react-router';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { officeRoles } from '../app/access.ts';
import { useSession } from '../app/session.ts';
import { DateText } from '../kit/DateText.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { inLanguage } from '../kit/usePolicy.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { Disagreements } from '../review/Disagreements.tsx';
import { Appeals } from './Appeals.tsx';
import { OverrideCard } from './OverrideCard.tsx';
import { DecisionCard } from './DecisionCard.tsx';

/** What the stages that a claim has reached left behind: list, notice, decision, payments. */
export function CaseStages({ file, policy }: { file: CaseFile; policy: CheckedPolicy }): ReactNode {
  return (
    <div className="case-stages">
      {file.recusals.length > 0 ? <RecusalsCard recusals={file.recusals} /> : null}
      {file.approvals.length > 1 ? <ApprovalsCard approvals={file.approvals} /> : null}
      {file.decision ? <DecisionCard decision={file.decision} policy={policy} /> : null}
      <Appeals file={file} />
      {file.payments.length > 0 ? <PaymentsCard payments={file.payments} policy={policy} /> : null}
      {file.notice ? <NoticeCard notice={file.notice} /> : null}
      {file.list ? <ListCard list={file.list} policy={policy} /> : null}
      <OverrideCard overrides={file.overrides} />
      <Disagreements disagreements={file.disagreements} />
      {file.priorAwards.length > 0 ? <PriorAwardsCard awards={file.priorAwards} policy={policy} /> : null}
    </div>
  );
}

/** 回避 — who keeps off the claim, and why. */
function RecusalsCard({ recusals }: { recusals: CaseFile['recusals'] }): ReactNode {
  const { t } = useTranslation('casefile');
  return (
    <Card size="small" title={t('recusals')}>
      <ul className="case-rows">
        {recusals.map(({ by, at, reason }) => (
          <li key={at}>
            {by} · <DateText at={at} />
            <br />
            {reason}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** 审批层级 — where an award needs more than one. */
function ApprovalsCard({ approvals }: { approvals: CaseFile['approvals'] }): ReactNode {
  const { t } = useTranslation('casefile');
  const language = useLanguage();
  return (
    <Card size="small" title={t('approvals')}>
      <ol className="case-rows">
        {approvals.map(({ level, name, by, note }) => (
          <li key={level}>
            {inLanguage(name, language)} · {by ?? <span className="app-faint">{t('approvalOpen')}</span>}
            {note === null ? null : <div>{note}</div>}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function PaymentsCard({
  payments,
  policy,
}: {
  payments: CaseFile['payments'];
  policy: CheckedPolicy;
}): ReactNode {
  const { t } = useTranslation('casefile');
  const { t: words } = useTranslation('claimWords');
  const language = useLanguage();
  const named = (treasury: string): string => {
    const party = policy.shares?.parties.find(({ id }) => id === treasury);
    return party ? inLanguage(party.name, language) : treasury;
  };
  return (
    <Card size="small" title={t('payments')}>
      <ul className="case-rows">
        {payments.map((payment) => (
          <li key={payment.id}>
            <span className="app-faint">{named(payment.treasury)}</span>
            <br />
            <MoneyText yuan={payment.amount} />{' '}
            <span className="app-faint">{words(`treasuryState.${payment.state}`)}</span>
            {payment.tax ? (
              <div className="app-faint">
                {words('taxWithheld')} <MoneyText yuan={payment.tax.amount} />{' · '}
                {words('netPaid')} <MoneyText yuan={payment.tax.net} />{' · '}{payment.tax.basis}
              </div>
            ) : null}
            {payment.waiting ? (
              <div>
                {words('waiting', { days: payment.waiting.days, where: words(`waitsAt.${payment.waiting.waitsFor}`) })}
                {payment.waiting.cause ? ` · ${words(`cause.${payment.waiting.cause}`)}` : null}
                {payment.waiting.note ? ` · ${payment.waiting.note}` : null}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function NoticeCard({ notice }: { notice: NonNullable<CaseFile['notice']> }): ReactNode {
  const { t } = useTranslation('casefile');
  const address = useLanguage() === 'en' ? `/en/notices/${notice.id}` : `/notices/${notice.id}`;
  return (
    <Card size="small" title={t('notice')}>
      <a href={address}>{t('noticeDays', { from: notice.opensOn, to: notice.closesOn })}</a>
      {notice.openObjections > 0 ? (
        <>
          {' · '}
          <output>{t('objections', { n: notice.openObjections })}</output>
        </>
      ) : null}
    </Card>
  );
}

function ListCard({
  list,
  policy,
}: {
  list: NonNullable<CaseFile['list']>;
  policy: CheckedPolicy;
}): ReactNode {
  const { t } = useTranslation('casefile');
  const language = useLanguage();
  const isOffice = officeRoles.includes(useSession().role);
  const office = (id: string): string => {
    const found = policy.process.offices.find((each) => each.id === id);
    return found ? inLanguage(found.name, language) : id;
  };
  return (
    <Card
      size="small"
      title={t('list')}
      extra={isOffice ? <Link to={`/review-lists/${list.id}`}>{t('openList')}</Link> : null}
    >
      {list.signatures.map((signature) => (
        <div key={signature.office}>
          {office(signature.office)} · {signature.by}
        </div>
      ))}
      <span className="app-faint case-hash">
        {t('hash')} {list.hash.slice(0, 16)}…
      </span>
    </Card>
  );
}

function PriorAwardsCard({ awards, policy }: { awards: CaseFile['priorAwards']; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('casefile');
  const language = useLanguage();
  const named = (id: string): string => {
    const item = policy.items.find((each) => each.id === id);
    return item ? inLanguage(item.name, language) : id;
  };
  return (
    <Card size="small" title={t('priorAwards')}>
      <ul className="case-rows">
        {awards.map(({ claimYear, item, amount, decision, decidedOn }, index) => (
          // Two items of one kind may lie in one decision.
          <li key={`${decision} ${index}`}>
            {`${claimYear} · ${named(item)}`} <MoneyText yuan={amount} />{' '}
            <span className="app-faint">
              {t('decisionNumber', { number: decision })} · <DateText at={decidedOn} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
