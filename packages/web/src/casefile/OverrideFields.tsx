import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { useNeeded } from '../kit/ActModal.tsx';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { OverrideCard } from './OverrideCard.tsx';
import { answerOf } from './answer-of.ts';

type Choice = { readonly file: CaseFile; readonly policy: CheckedPolicy };

/** 改定金额 — one amount for each item that is awarded, beside what the policy computes, and what it rests on. */
export function OverrideFields({ file, policy }: Choice): ReactNode {
  const { t } = useTranslation('casefile');
  const language = useLanguage();
  const needed = useNeeded();
  const answer = answerOf(file.acceptedAnswer);
  const awarded = (answer?.items ?? []).filter((_item, position) => answer?.counted.includes(position));
  return (
    <>
      {awarded.map(({ item, amount }, place) => {
        const name = policy.items.find(({ id }) => id === item)?.name;
        return (
          <Form.Item
            // Two items of one kind may lie in one claim; their places never move.
            key={place}
            name={['amounts', place]}
            label={t('override.amountOf', {
              item: name ? inLanguage(name, language) : item, computed: amount ?? '0.00',
            })}
            rules={[needed]}
          >
            <Input inputMode="decimal" />
          </Form.Item>
        );
      })}
      <Form.Item name="basis" label={t('override.basis')} rules={[needed]}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </>
  );
}

/** What is proposed, and the second person's yes or no to it. */
export function OverrideAnswer({ file }: Pick<Choice, 'file'>): ReactNode {
  const { t } = useTranslation('casefile');
  const needed = useNeeded();
  const answers = [
    { value: 'agrees', label: t('override.agrees') }, { value: 'refuses', label: t('override.refuses') },
  ];
  return (
    <>
      <OverrideCard overrides={file.overrides.filter(({ state }) => state === 'proposed')} />
      <Form.Item name="outcome" label={t('override.answer')} rules={[needed]}>
        <Radio.Group options={answers} />
      </Form.Item>
    </>
  );
}
