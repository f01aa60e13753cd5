import { Link } from '@tanstack/react-router';
import { Alert, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { applicantRoles, mayOpen } from '../app/access.ts';
import { useSession } from '../app/session.ts';

/** Those whose page lists who waits to be confirmed. */
const offices = ['commerce-clerk', 'commerce-section-chief', 'commerce-director', 'auditor'] as const;

/** 待核验 — nobody has compared the authorisation of the applicant's holder, and what the reader can do about it. */
export function UnconfirmedAlert(): ReactNode {
  const { t } = useTranslation('mandates');
  const { role } = useSession();
  const isOwn = mayOpen(applicantRoles, role);
  const where = isOwn ? <Link to="/applicants">{t('toOwnChecks')}</Link>
    : mayOpen(offices, role) ? <Link to="/applicant-corrections">{t('toChecks')}</Link> : null;
  return (
    <Alert
      className="mandates-section" type="warning" showIcon action={where}
      title={t(isOwn ? 'unconfirmedOwn' : 'unconfirmedOffice')}
    />
  );
}

/** The same in a word, beside the name of the applicant. */
export function UnconfirmedTag(): ReactNode {
  const { t } = useTranslation('mandates');
  return <Tag color="warning">{t('unconfirmed')}</Tag>;
}
