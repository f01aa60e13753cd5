import { ApplicantCorrection, Done } from '@qingce/contract';
import { Button, Flex, Form, Input, Radio, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { DecideCorrection } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useReading } from '../kit/useApi.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { WaitingHolders } from './WaitingHolders.tsx';

const colours = { proposed: 'warning', confirmed: 'success', rejected: 'default' } as const;

/** 更正提议 — restored mandates and merged duplicates; the section chief confirms what a clerk proposed. */
export function CorrectionsPage(): ReactNode {
  const { t } = useTranslation('mandates');
  const { role } = useSession();
  const [deciding, setDeciding] = useState<ApplicantCorrection>();
  const reading = useReading('/api/applicant-corrections', z.array(ApplicantCorrection));
  const columns: TableColumnsType<ApplicantCorrection> = [
    { title: t('person'), dataIndex: 'applicantName' },
    { title: t('corrections'), key: 'what', render: (_value, correction) => <What correction={correction} /> },
    { title: t('evidence'), dataIndex: 'evidence', width: 360 },
    { title: t('state'), key: 'state', render: (_value, correction) => <Standing correction={correction} /> },
    {
      title: '', key: 'acts',
      render: (_value, correction) =>
        correction.state === 'proposed' && role === 'commerce-section-chief' ? (
          <Button size="small" onClick={() => setDeciding(correction)}>{t('decide')}</Button>
        ) : null,
    },
  ];
  return (
    <PageFrame title={t('desk')}>
      <WaitingHolders />
      <section aria-labelledby="corrections" className="mandates-section">
        <h2 id="corrections">{t('corrections')}</h2>
        <p className="app-faint">{t('correctionsLead')}</p>
        <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('correctionsNone')} />}>
          {(all) => (
            <WideTable<ApplicantCorrection> name={t('corrections')} rowKey="id" dataSource={all} columns={columns} />
          )}
        </Read>
      </section>
      {deciding ? <Decide correction={deciding} onClose={() => setDeciding(undefined)} /> : null}
    </PageFrame>
  );
}

function What({ correction }: { correction: ApplicantCorrection }): ReactNode {
  const { t } = useTranslation('mandates');
  const { kind, towards, endsOthers } = correction;
  return (
    <Flex vertical>
      <span>{t(`kinds.${kind}`)} {t(`towards.${kind}`, { name: towards })}</span>
      {endsOthers ? <span className="app-faint">{t('alsoEnds')}</span> : null}
    </Flex>
  );
}

function Standing({ correction }: { correction: ApplicantCorrection }): ReactNode {
  const { t } = useTranslation('mandates');
  const { state, proposedBy, decidedBy, note } = correction;
  return (
    <Flex vertical gap={2} align="flex-start">
      <Tag color={colours[state]}>{t(`correctionStates.${state}`)}</Tag>
      <span className="app-faint">{t('proposedBy', { name: proposedBy })}</span>
      {decidedBy === null ? null : (
        <span className="app-faint">{t('decidedBy', { name: decidedBy, note: note ?? '' })}</span>
      )}
    </Flex>
  );
}

function Decide({ correction, onClose }: { correction: ApplicantCorrection; onClose: () => void }): ReactNode {
  const { t } = useTranslation('mandates');
  const needed = useNeeded();
  const { kind, applicantName: name } = correction;
  return (
    <ActModal<DecideCorrection, Done>
      title={t('decideTitle', { kind: t(`kinds.${kind}`), name })}
      ok={t('submit')}
      done={t('decided')}
      path={`/api/applicant-corrections/${correction.id}/decide`}
      schema={Done}
      onClose={onClose}
    >
      <p><What correction={correction} /></p>
      <p>{correction.evidence}</p>
      <Form.Item name="confirm" label={t('verdict')} rules={[{ required: true, message: needed.message }]}>
        <Radio.Group options={[
          { value: true, label: t('verdicts.confirm') }, { value: false, label: t('verdicts.reject') },
        ]} />
      </Form.Item>
      <Form.Item name="note" label={t('reason')} rules={[needed]}>
        <Input maxLength={300} />
      </Form.Item>
    </ActModal>
  );
}
