import { RecoveryOpened } from '@qingce/contract';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile, OpenRecovery as Opening } from '@qingce/contract';
import type { z } from 'zod';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { useKinds } from './useKindName.ts';

const openers = ['commerce-section-chief', 'finance-reviewer'];

/** 追回立案 — on the case of a claim of which something was paid. */
export function OpenRecovery({ file: { claim, payments } }: { file: CaseFile }): ReactNode {
  const { t } = useTranslation('recovery');
  const { role } = useSession();
  const [isOpening, setIsOpening] = useState(false);
  if (!openers.includes(role) || !payments.some(({ state }) => state === 'paid')) return null;
  return (
    <>
      <Button size="small" onClick={() => setIsOpening(true)}>{t('open')}</Button>
      {isOpening ? <OpeningDialog claim={claim} onClose={() => setIsOpening(false)} /> : null}
    </>
  );
}

function OpeningDialog({ claim, onClose }: { claim: CaseFile['claim']; onClose: () => void }): ReactNode {
  const { t } = useTranslation('recovery');
  const needed = useNeeded();
  const navigate = useNavigate();
  const { optionsOf } = useKinds();
  return (
    <ActModal<Opening, z.infer<typeof RecoveryOpened>>
      title={t('openTitle', { number: claim.number ?? '' })}
      ok={t('open')}
      done={t('opened')}
      path={`/api/claims/${claim.id}/recovery-cases`}
      schema={RecoveryOpened}
      onDone={({ caseId }) => { void navigate({ to: `/recoveries/${caseId}` }); }}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true, message: needed.message }]}>
        <Select options={optionsOf(claim.policy)} />
      </Form.Item>
      <Form.Item name="clause" label={t('clause')} rules={[needed]}><Input maxLength={40} /></Form.Item>
      <Form.Item name="finding" label={t('finding')} rules={[needed]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="hearingOn" label={t('hearingOn')} rules={[needed]}><Input type="date" /></Form.Item>
    </ActModal>
  );
}
