import { Done } from '@qingce/contract';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectionSample } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal } from '../kit/ActModal.tsx';

/** 抽取 — enters the public number that decides, once it is there. */
export function DrawSample({ sample }: { sample: InspectionSample }): ReactNode {
  const { t } = useTranslation('sample');
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button type="primary" onClick={() => setOpen(true)}>{t('draw')}</Button>
      {open ? (
        <ActModal<{ publicNumber: string }, Done>
          title={t('draw')}
          ok={t('draw')}
          done={t('drawDone')}
          path={`/api/samples/${sample.id}/draw`}
          schema={Done}
          onClose={() => setOpen(false)}
        >
          <p className="app-faint">{t('drawLead', { source: sample.source })}</p>
          <Form.Item
            name="publicNumber"
            label={t('publicNumber')}
            rules={[{ required: true, pattern: /^[0-9]{6,60}$/, message: t('digits') }]}
          >
            <Input inputMode="numeric" maxLength={60} />
          </Form.Item>
        </ActModal>
      ) : null}
    </div>
  );
}
