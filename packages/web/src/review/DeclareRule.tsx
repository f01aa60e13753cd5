import { Done, RoundRule } from '@qingce/contract';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclareRoundRule } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { useItemNames, useLoadedPolicies } from '../kit/useItemNames.ts';

type Method = RoundRule['method'];

/** 公布总量规则 — said before the round opens, once. */
export function DeclareRule({ policy, year }: { policy: string; year: number }): ReactNode {
  const { t } = useTranslation('review');
  const [open, setOpen] = useState(false);
  const [method, setMethod] = useState<Method>('next-budget');
  const itemName = useItemNames();
  const items = useLoadedPolicies().find(({ id }) => id === policy)?.items.map(({ id }) => id) ?? [];
  const needed = useNeeded();
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('declare')}</Button>
      {open ? (
        <ActModal<DeclareRoundRule, Done>
          title={t('declare')}
          ok={t('declare')}
          done={t('declared')}
          path={`/api/policies/${policy}/rounds/${year}/rule`}
          schema={Done}
          initial={{ method }}
          onClose={() => setOpen(false)}
        >
          <p>{t('declareLead')}</p>
          <Form.Item name="method" label={t('rule')}>
            <Radio.Group
              onChange={({ target }) => setMethod(target.value as Method)}
              vertical
              options={RoundRule.shape.method.options.map((value) => ({ value, label: t(`methods.${value}`) }))}
            />
          </Form.Item>
          {method === 'priority' ? (
            <Form.Item name="priority" label={t('priority')} rules={[needed]}>
              <Select mode="multiple" options={items.map((item) => ({ value: item, label: itemName(policy, item) }))} />
            </Form.Item>
          ) : null}
          <Form.Item name="basis" label={t('basis')} rules={[needed]}>
            <Input maxLength={500} />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}
