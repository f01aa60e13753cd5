import { Created, Done, JoinRequest } from '@qingce/contract';
import { creditCodeProblem, normalizeCreditCode } from '@qingce/values';
import { Button, Form, Input, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { AskToJoin as Asked } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { DateText } from '../kit/DateText.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';
import './mandates.css';

const colours = { waiting: 'processing', admitted: 'success', declined: 'error', withdrawn: 'default' } as const;

/** 申请加入 — by the code of the applicant; its mandate holder answers. */
export function AskToJoin(): ReactNode {
  const { t } = useTranslation('mandates');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('join')}</Button>
      {open ? <Asking onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Asking({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('mandates');
  const { t: words } = useTranslation('applicant');
  const needed = useNeeded();
  const checkCode = async (_rule: unknown, code: string): Promise<void> => {
    const problem = creditCodeProblem(normalizeCreditCode(code));
    if (problem) throw new Error(words(`creditCodeProblem.${problem.kind}`));
  };
  return (
    <ActModal<Asked, { id: string }>
      title={t('joinTitle')} ok={t('submit')} done={t('joinDone')} path="/api/join-requests" schema={Created}
      onClose={onClose}
    >
      <p className="app-faint">{t('joinLead')}</p>
      <Form.Item
        name="creditCode" label={t('creditCode')} rules={[needed, { validator: checkCode }]} validateFirst
      >
        <Input maxLength={40} spellCheck={false} />
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input maxLength={300} />
      </Form.Item>
    </ActModal>
  );
}

/** 我的加入申请 — and what came of them; nothing when the person never asked. */
export function OwnRequests(): ReactNode {
  const { t } = useTranslation('mandates');
  const { data: requests } = useReading('/api/join-requests', z.array(JoinRequest));
  const withdraw = useAct<string, Done>({
    path: (id) => `/api/join-requests/${id}/withdraw`, body: () => ({}), schema: Done,
  });
  if (!requests || requests.length === 0) return null;
  return (
    <section aria-labelledby="own-requests">
      <Typography.Title level={2} id="own-requests">{t('own')}</Typography.Title>
      <RefusalNotice error={withdraw.error} />
      <ul className="mandates-list">
        {requests.map((request) => (
          <li key={request.id}>
            <span>{request.applicantName}</span>
            <DateText at={request.askedAt} />
            <Tag color={colours[request.state]}>{t(`requestStates.${request.state}`)}</Tag>
            {request.reason === null ? null : <span className="app-faint">{request.reason}</span>}
            {request.state === 'waiting' ? (
              <Button size="small" onClick={() => withdraw.mutate(request.id)}>{t('withdraw')}</Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
