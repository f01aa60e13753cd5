import { Done } from '@qingce/contract';
import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectionLine, ResolveObjection } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../shared/ActModal.tsx';

interface AnswerProps {
  readonly objection: ObjectionLine;
  readonly onClose: () => void;
}

const outcomes = ['rejected', 'upheld'] as const;

/** 处理异议 — upheld or rejected, with a reply in words. */
export function AnswerObjection({ objection, onClose }: AnswerProps): ReactNode {
  const { t } = useTranslation('notice');
  const needed = useNeeded();
  return (
    <ActModal<ResolveObjection, Done>
      title={t('answerTitle', { number: objection.number })}
      ok={t('submit')}
      done={t('done')}
      path={`/api/objections/${objection.id}/resolve`}
      schema={Done}
      onClose={onClose}
    >
      <p>{objection.statement}</p>
      <p className="app-faint">{t('upheldLead')}</p>
      <Form.Item name="outcome" label={t('outcome')} rules={[needed]}>
        <Radio.Group options={outcomes.map((value) => ({ value, label: t(`states.${value}`) }))} />
      </Form.Item>
      <Form.Item name="reply" label={t('reply')} rules={[needed]}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </ActModal>
  );
}
