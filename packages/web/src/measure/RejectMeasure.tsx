import { Done } from '@qingce/contract';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';

/** 不予批准 — with the reason. */
export function RejectMeasure({ measure }: { measure: Measure }): ReactNode {
  const { t } = useTranslation('measure');
  const needed = useNeeded();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={`${t('reject')} ${measure.applicant}`}>
        {t('reject')}
      </Button>
      {open ? (
        <ActModal<{ reason: string }, Done>
          title={`${t('reject')} · ${measure.applicant}`}
          ok={t('reject')}
          done={t('rejected')}
          path={`/api/measures/${measure.id}/reject`}
          schema={Done}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="reason" label={t('reason')} rules={[needed]}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}
