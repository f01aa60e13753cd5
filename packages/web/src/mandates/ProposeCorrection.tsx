import { Applicant, Created } from '@qingce/contract';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ProposeMerge, ProposeRestoration } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { useReading } from '../kit/useApi.ts';

interface DialogProps {
  readonly applicant: Applicant;
  readonly onClose: () => void;
}

/** What the bureau's clerk proposes about an applicant; another person confirms it. */
export function ProposeCorrection({ applicant }: { applicant: Applicant }): ReactNode {
  const { t } = useTranslation('mandates');
  const [open, setOpen] = useState<'restore' | 'merge'>();
  const dialog = { applicant, onClose: () => setOpen(undefined) };
  return (
    <>
      <Button onClick={() => setOpen('restore')}>{t('restore')}</Button>
      <Button onClick={() => setOpen('merge')}>{t('merge')}</Button>
      {open === 'restore' ? <Restore {...dialog} /> : null}
      {open === 'merge' ? <Merge {...dialog} /> : null}
    </>
  );
}

function Restore({ applicant, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('mandates');
  const needed = useNeeded();
  return (
    <ActModal<ProposeRestoration, { id: string }>
      title={t('restoreTitle', { name: applicant.name })}
      ok={t('submit')}
      done={t('proposed')}
      path={`/api/applicants/${applicant.id}/restorations`}
      schema={Created}
      initial={{ endsOthers: false }}
      onClose={onClose}
    >
      <p className="app-faint">{t('restoreLead')}</p>
      <Form.Item name="username" label={t('username')} rules={[needed]}>
        <Input autoCapitalize="none" autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="endsOthers" valuePropName="checked">
        <Checkbox>{t('endsOthers')}</Checkbox>
      </Form.Item>
      <Evidence />
    </ActModal>
  );
}

function Merge({ applicant, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('mandates');
  const { data: all = [] } = useReading('/api/applicants', z.array(Applicant));
  const others = all.filter(({ id, kind, mergedInto }) =>
    id !== applicant.id && kind === applicant.kind && mergedInto === null);
  return (
    <ActModal<ProposeMerge, { id: string }>
      title={t('mergeTitle', { name: applicant.name })}
      ok={t('submit')}
      done={t('proposed')}
      path={`/api/applicants/${applicant.id}/merges`}
      schema={Created}
      onClose={onClose}
    >
      <p className="app-faint">{t('mergeLead')}</p>
      <Form.Item name="into" label={t('into')} rules={[{ required: true, message: t('intoNeeded') }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={others.map(({ id, name, creditCode }) => ({ value: id, label: `${name} ${creditCode ?? ''}` }))}
        />
      </Form.Item>
      <Evidence />
    </ActModal>
  );
}

function Evidence(): ReactNode {
  const { t } = useTranslation('mandates');
  return (
    <Form.Item
      name="evidence" label={t('evidence')} extra={t('evidenceHelp')}
      rules={[{ required: true, min: 10, whitespace: true, message: t('evidenceShort') }]}
    >
      <Input.TextArea rows={3} maxLength={1000} showCount />
    </Form.Item>
  );
}
