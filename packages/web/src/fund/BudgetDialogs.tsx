import { Done } from '@qingce/contract';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { grouped } from '@qingce/values';
import { Button, Flex, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FundPosition, PolicyLine } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage, usePolicy } from '../kit/usePolicy.ts';

interface DialogProps {
  readonly policy: PolicyLine;
  readonly positions: readonly FundPosition[];
  readonly onClose: () => void;
}

/** How the choice of a line writes the pooled part, which has no item. */
const pooled = '-';

/** The lines of a budget as a choice: the pooled part, and every item of the policy. */
function useLineOptions(policy: PolicyLine): { value: string; label: string }[] {
  const { t } = useTranslation('fund');
  const language = useLanguage();
  const { data } = usePolicy(policy.id, policy.hash);
  const items = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: inLanguage(name, language) }));
  return [{ value: pooled, label: t('pooled') }, ...items];
}

/** The item that a choice stands for; null for the pooled part. */
function itemOf(choice: string): string | null {
  return choice === pooled ? null : choice;
}

function useRunningYear(): number {
  const { data: service } = useService();
  return Number.parseInt(service?.today.slice(0, 4) ?? '', 10);
}

interface Granted { readonly year: number; readonly item: string; readonly amount: string; readonly documentNo: string }

/** 预算下达 — raises the ceiling of a year by a document, of the pooled part or of an item's own line. */
export function ReceiveAppropriation({ policy, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('fund');
  const needed = useNeeded();
  const year = useRunningYear();
  const options = useLineOptions(policy);
  return (
    <ActModal<Granted, Done>
      title={t('receive')}
      ok={t('submit')}
      done={t('done')}
      path={`/api/funds/${policy.id}/appropriations`}
      schema={Done}
      body={({ item, ...granted }) => ({ ...granted, item: itemOf(item) })}
      initial={{ year, item: pooled }}
      onClose={onClose}
    >
      <YearField />
      <Form.Item name="item" label={t('budgetLine')} extra={t('lineHint')}>
        <Select options={options} />
      </Form.Item>
      <Form.Item name="amount" label={t('amount')} rules={[{ required: true, message: needed.message }]}>
        <InputNumber stringMode min="0.01" precision={2} style={{ width: '100%' }} />
      </Form.Item>
      <DocumentField />
    </ActModal>
  );
}

interface Adjusted {
  readonly year: number;
  readonly documentNo: string;
  readonly note?: string;
  readonly lines: readonly { readonly item: string; readonly amount: string }[];
}

/** 预算调整 — takes from lines, adds to them, or moves between them, never below what is free. */
export function AdjustBudget({ policy, positions, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('fund');
  const [form] = Form.useForm<Adjusted>();
  const running = useRunningYear();
  const year = Form.useWatch('year', form) ?? running;
  const position = positions.find((one) => one.year === year);
  return (
    <ActModal<Adjusted, Done>
      title={t('adjust')}
      ok={t('submit')}
      done={t('done')}
      path={`/api/funds/${policy.id}/adjustments`}
      schema={Done}
      form={form}
      body={({ lines, ...document }) => ({
        ...document, lines: lines.map(({ item, amount }) => ({ item: itemOf(item), amount })),
      })}
      initial={{ year: running, lines: [{ item: pooled, amount: '' }, { item: pooled, amount: '' }] }}
      onClose={onClose}
    >
      <p>{t('adjustLead')}</p>
      <YearField />
      <AdjustedLines policy={policy} />
      <Free policy={policy} position={position} />
      <DocumentField />
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </ActModal>
  );
}

function AdjustedLines({ policy }: { policy: PolicyLine }): ReactNode {
  const { t } = useTranslation('fund');
  const needed = useNeeded();
  const options = useLineOptions(policy);
  return (
    <Form.List name="lines">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, index) => (
            <Flex key={key} gap={8} align="flex-end" wrap>
              <Form.Item name={[name, 'item']} label={t('lineN', { n: index + 1 })} style={{ flex: '1 1 180px' }}>
                <Select options={options} />
              </Form.Item>
              <Form.Item
                name={[name, 'amount']}
                label={t('changeN', { n: index + 1 })}
                style={{ flex: '1 1 140px' }}
                rules={[{ required: true, message: needed.message }]}
              >
                <InputNumber stringMode precision={2} style={{ width: '100%' }} />
              </Form.Item>
              {fields.length > 1 ? (
                <Form.Item>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('removeLine', { n: index + 1 })}
                    onClick={() => remove(name)}
                  />
                </Form.Item>
              ) : null}
            </Flex>
          ))}
          <Button
            icon={<PlusOutlined />}
            onClick={() => add({ item: pooled, amount: '' })}
            style={{ marginBottom: 16 }}
          >
            {t('addLine')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

/** What is free on each line of the year: an adjustment takes no more. */
function Free({ policy, position }: { policy: PolicyLine; position: FundPosition | undefined }): ReactNode {
  const { t } = useTranslation('fund');
  const options = useLineOptions(policy);
  const lines = (position?.lines ?? []).filter(({ hasLine }) => hasLine);
  if (lines.length === 0) return null;
  const free = lines.map(({ item, available }) => {
    const name = options.find(({ value }) => value === (item ?? pooled))?.label ?? item;
    return `${name} ${t('money', { amount: grouped(available) })}`;
  });
  return <p className="app-faint">{t('free', { lines: free.join(t('between')) })}</p>;
}

interface Closing { readonly year: number; readonly documentNo: string; readonly remainder: 'carry' | 'lapse' }

/** 年终结账 — closes the book of a year that has ended, for good. */
export function CloseYear({ policy, positions, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('fund');
  const running = useRunningYear();
  const needed = useNeeded();
  const open = positions.filter(({ year, closed }) => year < running && closed === null);
  const [form] = Form.useForm<Closing>();
  const chosen = Form.useWatch('year', form);
  const position = open.find(({ year }) => year === chosen);
  return (
    <ActModal<Closing, Done>
      title={t('close')}
      ok={t('close')}
      done={t('done')}
      path={`/api/funds/${policy.id}/closings`}
      schema={Done}
      form={form}
      initial={{ remainder: 'carry', ...open[0] ? { year: open[0].year } : {} }}
      onClose={onClose}
    >
      <p>{t('closeLead')}</p>
      <Form.Item name="year" label={t('budgetYear')} rules={[{ required: true, message: t('closeNone') }]}>
        <Select options={open.map(({ year }) => ({ value: year, label: `${year}` }))} />
      </Form.Item>
      {position ? <p>{t('closeFree', { amount: grouped(position.available) })}</p> : null}
      <Form.Item name="remainder" label={t('remainderLabel')} rules={[needed]}>
        <Radio.Group
          options={(['carry', 'lapse'] as const).map((value) => ({ value, label: t(`remainder.${value}`) }))}
        />
      </Form.Item>
      <DocumentField />
    </ActModal>
  );
}

const classes = ['functional', 'economic', 'department'] as const;
const codes = {
  functional: /^\d{3}(\d{2}){0,2}$/, economic: /^\d{3}(\d{2})?$/, department: /^\d{3}(\d{2})?$/,
} as const;
interface Booked {
  readonly fromYear: number;
  readonly item: string;
  readonly basis: string;
  readonly functional: { readonly code: string; readonly name: string };
  readonly economic: { readonly code: string; readonly name: string };
  readonly department: { readonly code: string; readonly name: string };
}

/** 设定预算科目 — what an item's money, or that of all items, is booked under from a year on. */
export function SetSubject({ policy, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('fund');
  const needed = useNeeded();
  const year = useRunningYear();
  const options = useLineOptions(policy).map((option) =>
    (option.value === pooled ? { ...option, label: t('allItems') } : option));
  return (
    <ActModal<Booked, Done>
      title={t('setSubject')}
      ok={t('submit')}
      done={t('done')}
      path={`/api/funds/${policy.id}/subjects`}
      schema={Done}
      body={({ item, ...booked }) => ({ ...booked, item: itemOf(item) })}
      initial={{ fromYear: year, item: pooled }}
      onClose={onClose}
    >
      <Form.Item name="fromYear" label={t('fromYear')} rules={[{ required: true, message: needed.message }]}>
        <InputNumber precision={0} />
      </Form.Item>
      <Form.Item name="item" label={t('item')}>
        <Select options={options} />
      </Form.Item>
      {classes.map((key) => (
        <Flex key={key} gap={8}>
          <Form.Item
            name={[key, 'code']}
            label={t('codeOf', { class: t(`class.${key}`) })}
            rules={[needed, { pattern: codes[key], message: t('codeHint') }]}
          >
            <Input inputMode="numeric" maxLength={7} />
          </Form.Item>
          <Form.Item
            name={[key, 'name']}
            label={t('nameOf', { class: t(`class.${key}`) })}
            rules={[needed]}
            style={{ flex: 1 }}
          >
            <Input maxLength={80} />
          </Form.Item>
        </Flex>
      ))}
      <Form.Item name="basis" label={t('basis')} rules={[needed]}>
        <Input maxLength={200} />
      </Form.Item>
    </ActModal>
  );
}

function YearField(): ReactNode {
  const { t } = useTranslation('fund');
  const needed = useNeeded();
  return (
    <Form.Item name="year" label={t('budgetYear')} rules={[{ required: true, message: needed.message }]}>
      <InputNumber precision={0} />
    </Form.Item>
  );
}

function DocumentField(): ReactNode {
  const { t } = useTranslation('fund');
  const needed = useNeeded();
  return (
    <Form.Item name="documentNo" label={t('documentNo')} rules={[needed]}>
      <Input maxLength={120} />
    </Form.Item>
  );
}
