import { Created } from '@qingce/contract';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FreezeSample as Filled } from '@qingce/contract';
import type { z } from 'zod';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { useService } from '../app/session.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage, usePolicies } from '../kit/usePolicy.ts';
import { usePolicyWorkedOn } from '../kit/usePolicyWorkedOn.ts';

/** 冻结总体 — which claims may be drawn, how many, and by which public number. */
export function FreezeSample(): ReactNode {
  const { t } = useTranslation('sample');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t('freeze')}</Button>
      {open ? <FreezeDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function FreezeDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('sample');
  const { t: shared } = useTranslation('shared');
  const language = useLanguage();
  const needed = useNeeded();
  const policies = usePolicies().data ?? [];
  const { data: service } = useService();
  const policy = usePolicyWorkedOn().of(policies)?.id;
  const chosen = { required: true, message: shared('needed') };
  const scopes = (['in-procedure', 'awarded'] as const).map((value) => ({ value, label: t(`scopeNames.${value}`) }));
  const year = Number.parseInt(service?.today.slice(0, 4) ?? '', 10) - 1;
  return (
    <ActModal<Filled, z.infer<typeof Created>>
      title={t('freeze')}
      ok={t('freeze')}
      done={t('frozen')}
      path="/api/samples"
      schema={Created}
      initial={{ scope: 'in-procedure', year, ...(policy === undefined ? {} : { policy }) }}
      onClose={onClose}
    >
      <p className="app-faint">{t('freezeLead')}</p>
      <Form.Item name="policy" label={shared('round.policy')} rules={[chosen]}>
        <Select options={policies.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))} />
      </Form.Item>
      <Form.Item name="year" label={shared('round.year')} rules={[chosen]}>
        <InputNumber min={1900} max={2999} precision={0} />
      </Form.Item>
      <Form.Item name="scope" label={t('scope')} rules={[chosen]}><Select options={scopes} /></Form.Item>
      <Form.Item name="size" label={t('size')} rules={[chosen]}>
        <InputNumber min={1} max={10_000} precision={0} />
      </Form.Item>
      <Form.Item name="source" label={t('source')} extra={t('sourceHint')} rules={[needed]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="drawOn" label={t('drawOn')} rules={[needed]}><Input type="date" /></Form.Item>
    </ActModal>
  );
}
