import { Done } from '@qingce/contract';
import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectionLine, ResolveObjection } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';

interface AnswerProps {
  readonly objection: ObjectionLine;
  readonly onClose: () => void;
}

const consequences = ['refuse', 'verification', 'preliminary-review'] as const;

type Filled = Omit<ResolveObjection, 'correctFrom'> & { readonly consequence?: (typeof consequences)[number] };

const outcomes = ['rejected', 'upheld'] as const;

/** 处理异议 — upheld or rejected, with a reply in words. */
export function AnswerObjection({ objection, onClose }: AnswerProps): ReactNode {
  const { t } = useTranslation('notice');
  const needed = useNeeded();
  return (
    <ActModal<Filled, Done>
      title={t('answerTitle', { number: objection.number })}
      ok={t('submit')}
      done={t('done')}
      path={`/api/objections/${objection.id}/resolve`}
      schema={Done}
      body={({ outcome, reply, consequence }) => ({
        outcome, reply, correctFrom: outcome === 'upheld' && consequence !== 'refuse' ? consequence : null,
      })}
      onClose={onClose}
    >
      <p>{objection.statement}</p>
      <p className="app-faint">{t('upheldLead')}</p>
      <Form.Item name="outcome" label={t('outcome')} rules={[needed]}>
        <Radio.Group options={outcomes.map((value) => ({ value, label: t(`states.${value}`) }))} />
      </Form.Item>
      <Consequence />
      <Form.Item name="reply" label={t('reply')} rules={[needed]}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </ActModal>
  );
}

/** What becomes of the claim when the objection is upheld: it gets nothing, or is corrected and published again. */
function Consequence(): ReactNode {
  const { t } = useTranslation('notice');
  const needed = useNeeded();
  if (Form.useWatch('outcome') !== 'upheld') return null;
  return (
    <Form.Item name="consequence" label={t('consequence')} rules={[needed]}>
      <Radio.Group options={consequences.map((value) => ({ value, label: t(`consequences.${value}`) }))} />
    </Form.Item>
  );
}
