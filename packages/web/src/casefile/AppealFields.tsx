import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReopenStep } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { useNeeded } from '../kit/ActModal.tsx';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';

const outcomes = ['upheld', 'dismissed', 'withdrawn'] as const;

/** 救济结果 — the way that was taken, the document, its day and what it says; upheld, the step at which it begins anew. */
export function AppealFields({ policy }: { policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('casefile');
  const language = useLanguage();
  const needed = useNeeded();
  const isUpheld = Form.useWatch('outcome') === 'upheld';
  const remedies = (policy.process.remedies ?? []).map(({ id, name }) => (
    { value: id, label: inLanguage(name, language) }));
  return (
    <>
      <Form.Item name="remedy" label={t('appeal.remedy')} rules={[needed]}>
        <Select options={remedies} />
      </Form.Item>
      <Form.Item name="documentNo" label={t('appeal.documentNo')} rules={[needed]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="decidedOn" label={t('appeal.decidedOn')} rules={[needed]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="outcome" label={t('appeal.outcome')} rules={[needed]}>
        <Radio.Group options={outcomes.map((value) => ({ value, label: t(`appeal.outcomes.${value}`) }))} />
      </Form.Item>
      {isUpheld ? <StepChoice steps={['acceptance', 'verification', 'preliminary-review']} /> : null}
    </>
  );
}

/** The step from which a case is dealt with anew. */
export function StepChoice({ steps }: { steps: readonly ReopenStep[] }): ReactNode {
  const { t } = useTranslation('casefile');
  const needed = useNeeded();
  return (
    <Form.Item name="step" label={t('appeal.step')} rules={[needed]}>
      <Radio.Group options={steps.map((value) => ({ value, label: t(`appeal.steps.${value}`) }))} />
    </Form.Item>
  );
}
