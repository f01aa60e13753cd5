import { Done } from '@qingce/contract';
import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyLine } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { ActModal, useNeeded } from '../shared/ActModal.tsx';
import { Read } from '../shared/PageStates.tsx';
import { useLanguage } from '../shared/useLanguage.ts';
import { inLanguage, usePolicy } from '../shared/usePolicy.ts';

interface DialogProps {
  readonly policy: PolicyLine;
  readonly onClose: () => void;
}

/** What finance may do with a fund: raise its ceiling, set the ratio of the treasuries. */
export function FundActs({ policy }: { policy: PolicyLine }): ReactNode {
  const { t } = useTranslation('fund');
  const [open, setOpen] = useState<'receive' | 'shares'>();
  const close = (): void => setOpen(undefined);
  return (
    <>
      <Button onClick={() => setOpen('receive')}>{t('receive')}</Button>
      <Button onClick={() => setOpen('shares')}>{t('shares')}</Button>
      {open === 'receive' ? <ReceiveAppropriation policy={policy} onClose={close} /> : null}
      {open === 'shares' ? <SetShares policy={policy} onClose={close} /> : null}
    </>
  );
}

/** 预算下达 — raises the ceiling of a year by a document. */
function ReceiveAppropriation({ policy, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('fund');
  const { data: service } = useService();
  const needed = useNeeded();
  return (
    <ActModal<{ year: number; amount: string; documentNo: string }, Done>
      title={t('receive')}
      ok={t('submit')}
      done={t('done')}
      path={`/api/funds/${policy.id}/appropriations`}
      schema={Done}
      initial={{ year: Number.parseInt(service?.today.slice(0, 4) ?? '', 10) }}
      onClose={onClose}
    >
      <Form.Item name="year" label={t('budgetYear')} rules={[{ required: true, message: needed.message }]}>
        <InputNumber precision={0} />
      </Form.Item>
      <Form.Item name="amount" label={t('amount')} rules={[{ required: true, message: needed.message }]}>
        <InputNumber stringMode min="0.01" precision={2} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="documentNo" label={t('documentNo')} rules={[needed]}>
        <Input maxLength={120} />
      </Form.Item>
    </ActModal>
  );
}

/** 分担比例 — dated ratios of the treasuries that the policy names, with their legal basis. */
function SetShares({ policy, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('fund');
  const language = useLanguage();
  const { data: service } = useService();
  const checked = usePolicy(policy.id, policy.hash);
  const needed = useNeeded();
  return (
    <ActModal<{ from: string; basis: string; shares: Readonly<Record<string, string>> }, Done>
      title={t('shares')}
      ok={t('submit')}
      done={t('done')}
      path={`/api/funds/${policy.id}/shares`}
      schema={Done}
      initial={{ from: service?.today ?? '' }}
      onClose={onClose}
    >
      <Form.Item name="from" label={t('from')} rules={[needed]}>
        <Input type="date" />
      </Form.Item>
      <Read reading={checked}>
        {({ shares }) =>
          (shares?.parties ?? []).map(({ id, name }) => (
            <Form.Item key={id} name={['shares', id]} label={inLanguage(name, language)} rules={[needed]}>
              <Input inputMode="decimal" placeholder="0.5" maxLength={12} />
            </Form.Item>
          ))
        }
      </Read>
      <Form.Item name="basis" label={t('basis')} rules={[needed]}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </ActModal>
  );
}
