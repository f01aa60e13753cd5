import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CorrectRecognition } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useNeeded } from '../kit/ActModal.tsx';

/** What is typed of an entry; an emptied last day is none. */
export type TypedContent = Omit<CorrectRecognition, 'version' | 'reason' | 'validUntil'> & {
  readonly validUntil?: string | null;
};

/** As it travels: an empty last day is open. */
export function contentOf({ validUntil, ...typed }: TypedContent): Omit<CorrectRecognition, 'version' | 'reason'> {
  return { ...typed, validUntil: validUntil === '' ? null : validUntil ?? null };
}

/** The fields of an entry's content, as its document says it. */
export function ContentFields(): ReactNode {
  const { t } = useTranslation('recognition');
  const needed = useNeeded();
  return (
    <>
      <Form.Item name="name" label={t('column.name')} rules={[needed]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="authority" label={t('column.authority')} rules={[needed]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="documentNo" label={t('column.documentNo')} rules={[needed]}><Input maxLength={120} /></Form.Item>
      <Form.Item name="documentOn" label={t('column.documentOn')} rules={[needed]}><Input type="date" /></Form.Item>
      <Form.Item name="validFrom" label={t('column.validFrom')} rules={[needed]}><Input type="date" /></Form.Item>
      <Form.Item name="validUntil" label={t('column.validUntil')} extra={t('untilHint')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="source" label={t('column.source')} rules={[needed]} extra={t('sourceHint')}>
        <Input maxLength={300} />
      </Form.Item>
    </>
  );
}
