import { Done } from '@qingce/contract';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecognitionVersion, WithdrawRecognition as Withdrawal } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { ContentFields, contentOf } from './ContentFields.tsx';
import type { TypedContent } from './ContentFields.tsx';

interface ChangeProps {
  readonly id: string;
  /** The version that counts. */
  readonly version: RecognitionVersion;
  readonly onClose: () => void;
}

/** 更正 — the entry as it should read, and why. */
export function CorrectRecognition({ id, version, onClose }: ChangeProps): ReactNode {
  const { t } = useTranslation('recognition');
  const { name, authority, documentNo, documentOn, validFrom, validUntil, source } = version;
  return (
    <ActModal<TypedContent & { reason: string }, Done>
      title={t('correctTitle', { name })}
      ok={t('correct')}
      done={t('corrected')}
      path={`/api/recognition-entries/${id}/correct`}
      schema={Done}
      body={({ reason, ...typed }) => ({ ...contentOf(typed), reason, version: version.version })}
      initial={{ name, authority, documentNo, documentOn, validFrom, validUntil, source }}
      onClose={onClose}
    >
      <p className="app-faint">{t('correctLead')}</p>
      <ContentFields />
      <Reason />
    </ActModal>
  );
}

/** 撤销 — from which day it no longer counts, and why. */
export function WithdrawRecognition({ id, version, onClose }: ChangeProps): ReactNode {
  const { t } = useTranslation('recognition');
  const needed = useNeeded();
  const until = version.validUntil === null ? {} : { max: version.validUntil };
  return (
    <ActModal<Pick<Withdrawal, 'from' | 'reason'>, Done>
      title={t('withdrawTitle', { name: version.name })}
      ok={t('withdraw')}
      done={t('withdrawn')}
      path={`/api/recognition-entries/${id}/withdraw`}
      schema={Done}
      body={(filled) => ({ ...filled, version: version.version })}
      initial={{ from: version.validFrom }}
      onClose={onClose}
    >
      <p className="app-faint">{t('withdrawLead')}</p>
      <Form.Item name="from" label={t('withdrawFrom')} rules={[needed]}>
        <Input type="date" min={version.validFrom} {...until} />
      </Form.Item>
      <Reason />
    </ActModal>
  );
}

function Reason(): ReactNode {
  const { t } = useTranslation('recognition');
  const needed = useNeeded();
  return (
    <Form.Item name="reason" label={t('reason')} rules={[needed]}>
      <Input.TextArea rows={2} maxLength={2000} />
    </Form.Item>
  );
}
