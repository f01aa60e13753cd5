import { Done } from '@qingce/contract';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { officeRoles } from '../app/access.ts';
import { useSession } from '../app/session.ts';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';

/** 声明回避 — an officer says that they have a stake; the case is closed to them from then on. */
export function Recuse({ claimId }: { claimId: string }): ReactNode {
  const { t } = useTranslation('casefile');
  const needed = useNeeded();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  if (!officeRoles.includes(useSession().role)) return null;
  return (
    <>
      <Button type="text" onClick={() => setOpen(true)}>
        {t('recuse')}
      </Button>
      {isOpen ? (
        <ActModal<{ reason: string }, Done>
          title={t('recuse')}
          ok={t('submit')}
          done={t('done')}
          path={`/api/claims/${claimId}/recuse`}
          schema={Done}
          onDone={() => void navigate({ to: '/worklist' })}
          onClose={() => setOpen(false)}
        >
          <p>{t('recuseLead')}</p>
          <Form.Item name="reason" label={t('field.reason')} rules={[needed]}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}
