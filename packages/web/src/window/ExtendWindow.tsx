import { Done } from '@qingce/contract';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExtendWindow as Extension } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';

type Kind = Extension['kind'];
type Filled = { kind: Kind; until: string; from: string; to: string; documentNo: string; reason: string };

/** 延长受理期 — by a decision, or by the rule for outages. */
export function ExtendWindow({ policy, year }: { policy: string; year: number }): ReactNode {
  const { t } = useTranslation('window');
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<Kind>('decision');
  const needed = useNeeded();
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('extend')}</Button>
      {open ? (
        <ActModal<Filled, Done>
          title={t('extend')}
          ok={t('extend')}
          done={t('extended')}
          path={`/api/policies/${policy}/windows/${year}/extend`}
          schema={Done}
          body={asSent}
          initial={{ kind }}
          onClose={() => setOpen(false)}
        >
          <p>{t('lead')}</p>
          <Form.Item name="kind" label={t('kind')}>
            <Radio.Group
              vertical
              onChange={({ target }) => setKind(target.value as Kind)}
              options={(['decision', 'outage'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
            />
          </Form.Item>
          {kind === 'decision' ? (
            <Form.Item name="until" label={t('until')} rules={[needed]}><Input type="date" /></Form.Item>
          ) : (
            <>
              <p className="app-faint">{t('rule')}</p>
              <Form.Item name="from" label={t('from')} rules={[needed]}><Input type="datetime-local" /></Form.Item>
              <Form.Item name="to" label={t('to')} rules={[needed]}><Input type="datetime-local" /></Form.Item>
            </>
          )}
          <Form.Item name="documentNo" label={t('documentNo')} rules={[needed]}><Input maxLength={100} /></Form.Item>
          <Form.Item name="reason" label={t('reason')} rules={[needed]}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}

/** The times of the form are those of Shanghai, wherever the browser stands. */
function asSent({ kind, until, from, to, documentNo, reason }: Filled): Extension {
  return kind === 'decision'
    ? { kind, until, documentNo, reason }
    : { kind, from: inShanghai(from), to: inShanghai(to), documentNo, reason };
}

function inShanghai(local: string): string {
  return `${local.slice(0, 16)}:00+08:00`;
}
