import { Done, RecusalRequests } from '@qingce/contract';
import { Button, Card, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskRecusal, DecideRecusal } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { DateText } from '../kit/DateText.tsx';
import { Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';

type Requests = RecusalRequests;

/** 回避申请 — what the applicant asked about officers of its claim, what came of it, and what the reader may do. */
export function RecusalRequestsOfCase({ claimId }: { claimId: string }): ReactNode {
  const path = `/api/claims/${claimId}/recusal-requests`;
  const reading = useReading(path, RecusalRequests);
  return <Read reading={reading}>{(found) => <Shown found={found} path={path} />}</Read>;
}

function Shown({ found, path }: { found: Requests; path: string }): ReactNode {
  const { t } = useTranslation('casefile');
  const { requests, officers, decides } = found;
  const ask = officers.length > 0 ? <Ask path={path} officers={officers} /> : null;
  if (requests.length === 0) return ask;
  return (
    <Card size="small" title={t('recusalRequest.title')} extra={ask}>
      <ul className="case-rows">
        {requests.map((request) => (
          <li key={request.id}>
            {t('recusalRequest.about', { officer: request.officer })} {request.reason}
            <br />
            <span className="app-faint">
              {request.askedBy} · <DateText at={request.at} />
            </span>
            <Outcome decision={request.decision} />
            {decides.includes(request.id) ? <Decide path={`${path}/${request.id}/decide`} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Outcome({ decision }: { decision: Requests['requests'][number]['decision'] }): ReactNode {
  const { t } = useTranslation('casefile');
  if (!decision) return <div>{t('recusalRequest.waits')}</div>;
  return (
    <div>
      <strong>{t(decision.isGranted ? 'recusalRequest.granted' : 'recusalRequest.refused')}</strong>
      {' · '}
      {decision.note}{' '}
      <span className="app-faint">
        {decision.by} · <DateText at={decision.at} />
      </span>
    </div>
  );
}

function Ask({ path, officers }: { path: string; officers: Requests['officers'] }): ReactNode {
  const { t } = useTranslation('casefile');
  const { t: app } = useTranslation('app');
  const needed = useNeeded();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button type="text" onClick={() => setOpen(true)}>
        {t('recusalRequest.ask')}
      </Button>
      {isOpen ? (
        <ActModal<AskRecusal, Done>
          title={t('recusalRequest.ask')}
          ok={t('submit')}
          done={t('done')}
          path={path}
          schema={Done}
          onClose={() => setOpen(false)}
        >
          <p>{t('recusalRequest.lead')}</p>
          <Form.Item name="officer" label={t('recusalRequest.officer')} rules={[needed]}>
            <Select
              options={officers.map(({ id, name, role }) =>
                ({ value: id, label: `${name} · ${app(`role.${role as 'auditor'}`)}` }))}
            />
          </Form.Item>
          <Form.Item name="reason" label={t('recusalRequest.reason')} rules={[needed]}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}

function Decide({ path }: { path: string }): ReactNode {
  const { t } = useTranslation('casefile');
  const needed = useNeeded();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('recusalRequest.decide')}
      </Button>
      {isOpen ? (
        <ActModal<DecideRecusal, Done>
          title={t('recusalRequest.decide')}
          ok={t('submit')}
          done={t('done')}
          path={path}
          schema={Done}
          onClose={() => setOpen(false)}
        >
          <p>{t('recusalRequest.decideLead')}</p>
          <Form.Item name="isGranted" label={t('recusalRequest.outcome')} rules={[needed]}>
            <Radio.Group
              options={[
                { value: true, label: t('recusalRequest.granted') },
                { value: false, label: t('recusalRequest.refused') },
              ]}
            />
          </Form.Item>
          <Form.Item name="note" label={t('recusalRequest.note')} rules={[needed]}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}
