import { Done, JoinRequest } from '@qingce/contract';
import { Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { DateText } from '../kit/DateText.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { MandateFields, termsOf } from './MandateFields.tsx';
import type { FilledTerms } from './MandateFields.tsx';

/** 加入申请 — those that wait; whoever manages the mandates answers them. */
export function JoinRequests({ applicantId, manages }: { applicantId: string; manages: boolean }): ReactNode {
  const { t } = useTranslation('mandates');
  const path = `/api/applicants/${applicantId}/join-requests`;
  const reading = useReading(path, z.array(JoinRequest));
  return (
    <Read reading={reading} isEmpty={(all) => !all.some(isWaiting)} empty={<NothingHere hint={t('askedNone')} />}>
      {(all) => (
        <ul className="mandates-list">
          {all.filter(isWaiting).map((request) => (
            <li key={request.id}>
              <span>{t('askedBy', { name: request.displayName, username: request.username })}</span>
              <span className="app-faint">{request.note}</span>
              <DateText at={request.askedAt} />
              {manages ? <Answer path={`${path}/${request.id}`} request={request} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Read>
  );
}

function isWaiting({ state }: JoinRequest): boolean {
  return state === 'waiting';
}

function Answer({ path, request }: { path: string; request: JoinRequest }): ReactNode {
  const { t } = useTranslation('mandates');
  const [open, setOpen] = useState<'admit' | 'decline'>();
  const name = request.displayName;
  const close = (): void => setOpen(undefined);
  return (
    <Flex gap={8}>
      <Button size="small" type="primary" aria-label={t('admitTitle', { name })} onClick={() => setOpen('admit')}>
        {t('admit')}
      </Button>
      <Button size="small" aria-label={t('declineTitle', { name })} onClick={() => setOpen('decline')}>
        {t('decline')}
      </Button>
      {open === 'admit' ? (
        <ActModal<FilledTerms, Done>
          title={t('admitTitle', { name })} ok={t('admit')} done={t('admitted')} path={`${path}/admit`} schema={Done}
          body={termsOf} initial={{ scopes: ['act'] }} onClose={close}
        >
          <MandateFields />
        </ActModal>
      ) : null}
      {open === 'decline' ? <Decline path={path} name={name} onClose={close} /> : null}
    </Flex>
  );
}

function Decline({ path, name, onClose }: { path: string; name: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('mandates');
  const needed = useNeeded();
  return (
    <ActModal<{ reason: string }, Done>
      title={t('declineTitle', { name })} ok={t('decline')} done={t('declined')} path={`${path}/decline`}
      schema={Done} onClose={onClose}
    >
      <Form.Item name="reason" label={t('reason')} rules={[needed]}>
        <Input maxLength={300} />
      </Form.Item>
    </ActModal>
  );
}
