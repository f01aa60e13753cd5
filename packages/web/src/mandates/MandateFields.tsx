import { mandateScopes } from '@qingce/contract';
import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MandateScope } from '@qingce/contract';
import type { ReactNode } from 'react';

/** What a mandate is filled in as; a day left empty is no day. */
export interface FilledTerms {
  readonly scopes: readonly MandateScope[];
  readonly from?: string;
  readonly until?: string;
}

/** The terms as they are sent. */
export function termsOf({ scopes, from, until }: FilledTerms): object {
  return { scopes, ...(from ? { from } : {}), ...(until ? { until } : {}) };
}

/** 授权范围和期限 — the fields of a mandate. */
export function MandateFields(): ReactNode {
  const { t } = useTranslation('mandates');
  // A rule that the library knows as required would mark the group with an attribute that groups do not have.
  const atLeastOne = async (_rule: unknown, scopes: readonly MandateScope[] = []): Promise<void> => {
    if (scopes.length === 0) throw new Error(t('scopeNeeded'));
  };
  return (
    <>
      <Form.Item name="scopes" label={t('scope')} rules={[{ validator: atLeastOne }]}>
        <Checkbox.Group options={mandateScopes.map((value) => ({ value, label: t(`scopes.${value}`) }))} />
      </Form.Item>
      <Form.Item name="from" label={t('from')} extra={t('fromHelp')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="until" label={t('until')} extra={t('untilHelp')}>
        <Input type="date" />
      </Form.Item>
    </>
  );
}
