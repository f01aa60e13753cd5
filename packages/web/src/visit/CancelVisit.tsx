import { Done } from '@qingce/contract';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitLine } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';

/** Calls off a visit before anybody reported of it, with the reason. */
export function CancelVisit({ visit }: { visit: VisitLine }): ReactNode {
  const { t } = useTranslation('visit');
  const needed = useNeeded();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('cancelVisit')}</Button>
      {open ? (
        <ActModal<{ reason: string }, Done>
          title={`${t('cancelVisit')} · ${visit.applicant}`}
          ok={t('cancelVisit')}
          done={t('cancelled')}
          path={`/api/visits/${visit.id}/cancel`}
          schema={Done}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="reason" label={t('cancelReason')} rules={[needed]}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}
