import { Done, HolderCheck } from '@qingce/contract';
import { Button, Flex, Form, Input, Radio, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { DecideHolder } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { DateText } from '../kit/DateText.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { WideTable } from '../kit/WideTable.tsx';
import './mandates.css';

const deciders: readonly string[] = ['commerce-clerk', 'commerce-section-chief'];

/** 待核验的授权人 — who says to act for an applicant, with what they handed in; one officer compares and decides. */
export function WaitingHolders(): ReactNode {
  const { t } = useTranslation('mandates');
  const { role } = useSession();
  const [deciding, setDeciding] = useState<HolderCheck>();
  const reading = useReading('/api/holder-checks', z.array(HolderCheck));
  const columns: TableColumnsType<HolderCheck> = [
    { title: t('applicantNamed'), key: 'applicant', render: (_value, check) => <Named check={check} /> },
    { title: t('person'), key: 'person', render: (_value, check) => <Person check={check} /> },
    { title: t('proofs'), key: 'proofs', render: (_value, check) => <Proofs check={check} /> },
    { title: t('waitingSince'), dataIndex: 'since', render: (since: string) => <DateText at={since} /> },
    {
      title: '', key: 'acts',
      render: (_value, check) => (deciders.includes(role) ? (
        <Button
          size="small" onClick={() => setDeciding(check)}
          aria-label={t('checkTitle', { person: check.displayName, name: check.applicantName })}
        >
          {t('check')}
        </Button>
      ) : null),
    },
  ];
  return (
    <section aria-labelledby="waiting-holders" className="mandates-section">
      <Typography.Title level={2} id="waiting-holders">{t('waitingHolders')}</Typography.Title>
      <p className="app-faint">{t('waitingHoldersLead')}</p>
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('waitingNone')} />}>
        {(all) => (
          <WideTable<HolderCheck>
            name={t('waitingHolders')} rowKey={(check) => `${check.applicantId} ${check.userId}`} dataSource={all}
            columns={columns}
          />
        )}
      </Read>
      {deciding ? <Decide check={deciding} onClose={() => setDeciding(undefined)} /> : null}
    </section>
  );
}

function Named({ check }: { check: HolderCheck }): ReactNode {
  return (
    <Flex vertical>
      <span>{check.applicantName}</span>
      <span className="app-faint">{check.creditCode ?? '—'}</span>
    </Flex>
  );
}

function Person({ check }: { check: HolderCheck }): ReactNode {
  const { t } = useTranslation('mandates');
  const { displayName, username, requestId, claims } = check;
  return (
    <Flex vertical>
      <span>{t('askedBy', { name: displayName, username })}</span>
      <span className="app-faint">{t(requestId === null ? 'registeredIt' : 'asksToJoin')}</span>
      {claims === 0 ? null : <span className="app-faint">{t('claimsBegun', { n: claims })}</span>}
    </Flex>
  );
}

function Proofs({ check }: { check: HolderCheck }): ReactNode {
  const { t } = useTranslation('mandates');
  const { documents, last } = check;
  return (
    <Flex vertical gap={2} className="mandates-proofs">
      {documents.length === 0 ? <span className="app-faint">{t('proofMissing')}</span> : null}
      {documents.map(({ id, name, sha256 }) => (
        <span key={id}>
          <a href={`/api/holder-documents/${id}/content`}>{name}</a>{' '}
          <span className="app-faint" title={sha256}>{sha256.slice(0, 12)}</span>
        </span>
      ))}
      {last ? <span className="app-faint">{t(`verdictsTold.${last.verdict}`, { reason: last.reason })}</span> : null}
    </Flex>
  );
}

function Decide({ check, onClose }: { check: HolderCheck; onClose: () => void }): ReactNode {
  const { t } = useTranslation('mandates');
  const needed = useNeeded();
  const { applicantId, applicantName: name, displayName: person, userId, claims } = check;
  return (
    <ActModal<Omit<DecideHolder, 'userId'>, Done>
      title={t('checkTitle', { person, name })}
      ok={t('submit')}
      done={t('decided')}
      path={`/api/applicants/${applicantId}/holder/decide`}
      schema={Done}
      body={(filled) => ({ ...filled, userId })}
      onClose={onClose}
    >
      <Named check={check} />
      <Proofs check={check} />
      <Form.Item name="verdict" label={t('verdict')} rules={[{ required: true, message: needed.message }]}>
        <Radio.Group options={[
          { value: 'confirm', label: t('holderVerdicts.confirm') },
          { value: 'ask-again', label: t('holderVerdicts.ask-again') },
          { value: 'refuse', label: t('holderVerdicts.refuse', { n: claims }) },
        ]} />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')} extra={t('reasonTold')} rules={[needed]}>
        <Input maxLength={300} />
      </Form.Item>
    </ActModal>
  );
}
