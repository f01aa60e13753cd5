import { Applicant, Member } from '@qingce/contract';
import { useParams } from '@tanstack/react-router';
import { Alert, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { applicantRoles, mayOpen } from '../app/access.ts';
import { useSession } from '../app/session.ts';
import { PageFrame } from '../kit/PageFrame.tsx';
import { Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { ApplicantNumbers } from '../applicant/ApplicantNumbers.tsx';
import { RegisterHistory } from '../applicant/RegisterHistory.tsx';
import { JoinRequests } from './JoinRequests.tsx';
import { AddMember, MemberTable } from './MemberTable.tsx';
import { ProposeCorrection } from './ProposeCorrection.tsx';
import { UnconfirmedAlert } from './UnconfirmedAlert.tsx';
import './mandates.css';

/** 授权名册 — who acts for an applicant and who asks to; an office looks, and proposes corrections. */
export function MandatesPage(): ReactNode {
  const { applicantId = '' } = useParams({ strict: false });
  const reading = useReading(`/api/applicants/${applicantId}`, Applicant);
  return <Read reading={reading}>{(applicant) => <Mandates applicant={applicant} />}</Read>;
}

function Mandates({ applicant }: { applicant: Applicant }): ReactNode {
  const { t } = useTranslation('mandates');
  const { memberships, role } = useSession();
  const isMerged = applicant.mergedInto !== null;
  const manages = !isMerged && memberships.some(({ applicantId, scopes }) =>
    applicantId === applicant.id && scopes.includes('people'));
  return (
    <PageFrame
      title={t('title', { name: applicant.name })}
      actions={
        <>
          {manages ? <AddMember applicantId={applicant.id} /> : null}
          {role === 'commerce-clerk' && !isMerged ? <ProposeCorrection applicant={applicant} /> : null}
        </>
      }
    >
      <Standing applicant={applicant} />
      <Members applicant={applicant} manages={manages} />
      <Known applicant={applicant} manages={manages} />
    </PageFrame>
  );
}

/** What there is to know before all else: a duplicate, or a holder whom nobody has compared with the papers. */
function Standing({ applicant }: { applicant: Applicant }): ReactNode {
  const { t } = useTranslation('mandates');
  if (applicant.mergedInto !== null) return <Alert type="info" showIcon title={t('merged')} />;
  return applicant.isConfirmed ? null : <UnconfirmedAlert />;
}

interface PartProps {
  readonly applicant: Applicant;
  readonly manages: boolean;
}

function Members({ applicant, manages }: PartProps): ReactNode {
  const { t } = useTranslation('mandates');
  const { id, kind, mergedInto, isConfirmed } = applicant;
  const members = useReading(`/api/applicants/${id}/members`, z.array(Member));
  const isManaged = mergedInto === null && kind !== 'individual' && isConfirmed;
  return (
    <section className="mandates-section">
      <p className="app-faint">{t('membersLead')}</p>
      <Read reading={members}>
        {(all) => (
          <>
            {isManaged ? <HoldersAlert members={all} /> : null}
            <MemberTable applicantId={id} members={all} manages={manages} />
          </>
        )}
      </Read>
    </section>
  );
}

/** Its numbers, its register and who asks to join: nothing of it is shown to a holder whom no office has confirmed. */
function Known({ applicant, manages }: PartProps): ReactNode {
  const { t } = useTranslation('mandates');
  const { role } = useSession();
  const isOffice = !mayOpen(applicantRoles, role);
  if (!applicant.isConfirmed && !isOffice) return null;
  return (
    <>
      <ApplicantNumbers applicant={applicant} />
      <RegisterHistory applicantId={applicant.id} />
      {manages || isOffice ? (
        <section className="mandates-section" aria-labelledby="asked">
          <Typography.Title level={2} id="asked">{t('asked')}</Typography.Title>
          <JoinRequests applicantId={applicant.id} manages={manages} />
        </section>
      ) : null}
    </>
  );
}

/** Two or more people should manage the mandates, for one leaves some day. */
function HoldersAlert({ members }: { members: readonly Member[] }): ReactNode {
  const { t } = useTranslation('mandates');
  const holders = members.filter(({ state, scopes }) => state === 'in-force' && scopes.includes('people'));
  if (holders.length > 1) return null;
  const told = t(holders.length === 1 ? 'onlyOne' : 'nobody');
  return <Alert className="mandates-section" type="warning" showIcon title={told} />;
}
