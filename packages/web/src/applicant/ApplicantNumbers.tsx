import { IdentityNumberLook, PayeeAccount, PayeeLook } from '@qingce/contract';
import { Button, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Applicant } from '@qingce/contract';
import type { ReactNode } from 'react';
import { Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';

/** 收款账户、证件号码 — with stars; the whole of either is an act that is recorded. */
export function ApplicantNumbers({ applicant }: { applicant: Applicant }): ReactNode {
  const { t } = useTranslation('applicant');
  const payee = useReading(`/api/applicants/${applicant.id}/payee`, PayeeAccount.nullable());
  return (
    <section className="mandates-section" aria-labelledby="payee">
      <h2 id="payee">{t('payeeNow')}</h2>
      {applicant.identityNumber === null ? null : (
        <Descriptions
          column={1}
          items={[{
            key: 'identity', label: t('identityNumber'),
            children: <IdentityNumber id={applicant.id} stars={applicant.identityNumber} />,
          }]}
        />
      )}
      <Read reading={payee} isEmpty={(account) => account === null} empty={<p>{t('payeeNone')}</p>}>
        {(account) => (account === null ? null : <Payee id={applicant.id} account={account} />)}
      </Read>
    </section>
  );
}

function Payee({ id, account }: { id: string; account: PayeeAccount }): ReactNode {
  const { t } = useTranslation('applicant');
  return (
    <Descriptions
      column={1}
      items={[
        { key: 'holder', label: t('holder'), children: account.holder },
        { key: 'account', label: t('account'), children: <Account id={id} stars={account.account} /> },
        { key: 'bank', label: t('bank'), children: account.bank },
        { key: 'bankCode', label: t('bankCode'), children: account.bankCode ?? '—' },
      ]}
    />
  );
}

function Account({ id, stars }: { id: string; stars: string }): ReactNode {
  const look = useAct<object, PayeeLook>({ path: `/api/applicants/${id}/payee/look`, schema: PayeeLook });
  return <Starred stars={stars} whole={look.data?.account} look={look} />;
}

function IdentityNumber({ id, stars }: { id: string; stars: string }): ReactNode {
  const look = useAct<object, IdentityNumberLook>({
    path: `/api/applicants/${id}/identity-number/look`, schema: IdentityNumberLook,
  });
  return <Starred stars={stars} whole={look.data?.identityNumber} look={look} />;
}

interface StarredProps {
  readonly stars: string;
  readonly whole: string | undefined;
  readonly look: { readonly mutate: (input: object) => void; readonly isPending: boolean; readonly error: unknown };
}

function Starred({ stars, whole, look }: StarredProps): ReactNode {
  const { t } = useTranslation('applicant');
  return (
    <span>
      {whole ?? stars}{' '}
      {whole === undefined ? (
        <Button size="small" type="link" loading={look.isPending} onClick={() => look.mutate({})}>{t('show')}</Button>
      ) : (
        <span className="app-faint">{t('looked')}</span>
      )}
      <RefusalNotice error={look.error} />
    </span>
  );
}
