import { Applicant, Created } from '@qingce/contract';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { RecognitionKind } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { useReading } from '../kit/useApi.ts';
import { ContentFields, contentOf } from './ContentFields.tsx';
import type { TypedContent } from './ContentFields.tsx';

interface EnterProps { readonly policy: string; readonly kind: RecognitionKind }
type Typed = TypedContent & { way?: 'code' | 'applicant'; creditCode?: string; applicantId?: string };

/** 登记认定 — whose it is, what it says and where that stands. */
export function EnterRecognition(props: EnterProps): ReactNode {
  const { t } = useTranslation('recognition');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t('enter')}</Button>
      {open ? <EnterDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function EnterDialog({ policy, kind, onClose }: EnterProps & { onClose: () => void }): ReactNode {
  const { t } = useTranslation('recognition');
  const [form] = Form.useForm<Typed>();
  const way = Form.useWatch('way', form);
  return (
    <ActModal<Typed, z.infer<typeof Created>>
      form={form}
      title={t('enter')}
      ok={t('enter')}
      done={t('entered')}
      path={`/api/recognitions/${policy}`}
      schema={Created}
      body={({ way: _onlyHere, ...typed }) => ({ ...contentOf(typed), kind: kind.id })}
      initial={{ way: 'code' }}
      onClose={onClose}
    >
      <p className="app-faint">{t('enterLead')}</p>
      {kind.hasHolder ? <HolderFields way={way ?? 'code'} /> : null}
      <ContentFields />
    </ActModal>
  );
}

/** By its code, registered here or not; an individual has none and is chosen. */
function HolderFields({ way }: { way: 'code' | 'applicant' }): ReactNode {
  const { t } = useTranslation('recognition');
  const { t: shared } = useTranslation('shared');
  const needed = useNeeded();
  const applicants = useReading('/api/applicants', z.array(Applicant)).data ?? [];
  const ways = (['code', 'applicant'] as const).map((value) => ({ value, label: t(`holderWays.${value}`) }));
  return (
    <>
      <Form.Item name="way" label={t('column.holder')}><Radio.Group options={ways} /></Form.Item>
      {way === 'code' ? (
        <Form.Item name="creditCode" label={t('column.creditCode')} rules={[needed]}>
          <Input maxLength={40} />
        </Form.Item>
      ) : (
        <Form.Item
          name="applicantId" label={t('holderWays.applicant')} rules={[{ required: true, message: shared('needed') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={applicants.filter(({ mergedInto }) => mergedInto === null)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
    </>
  );
}
