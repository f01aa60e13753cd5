import { Done } from '@qingce/contract';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FundPosition, PolicyLine } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { Read } from '../kit/PageStates.tsx';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage, usePolicy } from '../kit/usePolicy.ts';
import { AdjustBudget, CloseYear, ReceiveAppropriation, SetSubject } from './BudgetDialogs.tsx';

interface DialogProps {
  readonly policy: PolicyLine;
  readonly positions: readonly FundPosition[];
  readonly onClose: () => void;
}

const dialogs = {
  receive: ReceiveAppropriation, adjust: AdjustBudget, shares: SetShares, setSubject: SetSubject, close: CloseYear,
} as const;

/** What finance may do with a fund: its budget, the ratio of its treasuries, its subjects, the end of its year. */
export function FundActs(fund: { policy: PolicyLine; positions: readonly FundPosition[] }): ReactNode {
  const { t } = useTranslation('fund');
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const Dialog = open && dialogs[open];
  return (
    <>
      {(Object.keys(dialogs) as (keyof typeof dialogs)[]).map((act) => (
        <Button key={act} onClick={() => setOpen(act)}>{t(act)}</Button>
      ))}
      {Dialog ? <Dialog {...fund} onClose={() => setOpen(undefined)} /> : null}
    </>
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
