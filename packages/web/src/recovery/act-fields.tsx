import { formatYuan, parseYuan } from '@qingce/values';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecoveryCase } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useNeeded } from '../kit/ActModal.tsx';
import { useItemNames, useTreasuryName } from '../kit/useItemNames.ts';

interface FieldProps { readonly recovery: RecoveryCase }
type Filled = Readonly<Record<string, string | undefined>>;
type FieldName = 'text' | 'paper' | 'note' | 'amount' | 'reason' | 'bankReference' | 'receivedOn' | 'firstDue'
  | 'firstAmount' | 'lastDue' | 'rate' | 'from' | 'basis';

const days: ReadonlySet<FieldName> = new Set(['receivedOn', 'firstDue', 'lastDue', 'from']);
const long: ReadonlySet<FieldName> = new Set(['text', 'note', 'reason']);

function Field({ name, isOptional = false }: { name: FieldName; isOptional?: boolean }): ReactNode {
  const { t } = useTranslation('recovery');
  const needed = useNeeded();
  const input = long.has(name)
    ? <Input.TextArea rows={3} maxLength={2000} />
    : <Input type={days.has(name) ? 'date' : 'text'} maxLength={200} />;
  const label = t(name === 'amount' ? 'sum' : name);
  return <Form.Item name={name} label={label} rules={isOptional ? [] : [needed]}>{input}</Form.Item>;
}

function DecideFields({ recovery }: FieldProps): ReactNode {
  const { t } = useTranslation('recovery');
  return <><p>{t('decideLead')}</p><p>{recovery.reason}</p></>;
}

const byItem = (recovery: RecoveryCase): [string | null, string][] =>
  [...Map.groupBy(recovery.recoverable, ({ item }) => item)].map(([item, shares]) => [
    item, formatYuan(shares.reduce((sum, { amount }) => sum + (parseYuan(amount) ?? 0n), 0n)),
  ]);

function ProposeFields({ recovery }: FieldProps): ReactNode {
  const { t } = useTranslation('recovery');
  const itemName = useItemNames();
  return (
    <>
      {byItem(recovery).map(([item, amount]) => (
        <Form.Item
          key={item}
          name={`part ${item ?? ''}`}
          label={item === null ? t('noItem') : itemName(recovery.policy, item)}
          extra={t('recoverable', { amount })}
          initialValue={item !== null && item === recovery.asked?.item ? recovery.asked.amount : undefined}
        >
          <Input inputMode="decimal" maxLength={20} />
        </Form.Item>
      ))}
      <Field name="reason" />
      {recovery.carries.interest ? (
        <><Field name="rate" isOptional /><Field name="from" isOptional /><Field name="basis" isOptional /></>
      ) : null}
    </>
  );
}

function OrderField({ orders }: { orders: RecoveryCase['orders'] }): ReactNode {
  const { t } = useTranslation('recovery');
  const needed = useNeeded();
  const treasuryName = useTreasuryName();
  const options = orders.map(({ id, number, treasury, amount, claimNumber }) => ({
    value: id, label: t('orderLine', { number, treasury: treasuryName(treasury), amount, claim: claimNumber }),
  }));
  return (
    <Form.Item name="orderId" label={t('order')} rules={[{ required: true, message: needed.message }]}>
      <Select options={options} />
    </Form.Item>
  );
}

function SetOffFields({ recovery }: FieldProps): ReactNode {
  const { t } = useTranslation('recovery');
  return <><p>{t('setOffLead')}</p><OrderField orders={recovery.orders} /></>;
}

function UndoSetOffFields({ recovery }: FieldProps): ReactNode {
  const { t } = useTranslation('recovery');
  return <><p>{t('undoSetOffLead')}</p><OrderField orders={recovery.withheld} /><Field name="note" /></>;
}

/** The acts that ask for nothing but these fields, all of them needed but those that end in `?`. */
const plain: Readonly<Record<string, readonly (FieldName | `${FieldName}?`)[]>> = {
  'recovery.state': ['text'], 'recovery.hold-hearing': ['text'], 'recovery.drop': ['text'],
  'recovery.agree-instalments': ['firstDue', 'firstAmount', 'lastDue'], 'recovery.suspend': ['paper', 'note?'],
  'recovery.resume': ['paper', 'note?'], 'recovery.refer': ['paper', 'note?'],
  'recovery.receive': ['amount', 'bankReference', 'receivedOn'], 'recovery.write-off': ['amount', 'paper', 'reason'],
};

/** The fields that the dialog of an act asks for. */
export function ActFields({ act, recovery }: FieldProps & { act: string }): ReactNode {
  if (act === 'recovery.decide') return <DecideFields recovery={recovery} />;
  if (act === 'recovery.propose') return <ProposeFields recovery={recovery} />;
  if (act === 'recovery.set-off') return <SetOffFields recovery={recovery} />;
  if (act === 'recovery.undo-set-off') return <UndoSetOffFields recovery={recovery} />;
  return (plain[act] ?? []).map((name) => (
    <Field key={name} name={name.replace('?', '') as FieldName} isOptional={name.endsWith('?')} />
  ));
}

/** How what was filled in is sent, where it is not sent as it is. */
export const bodies: Readonly<Record<string, (filled: Filled, recovery: RecoveryCase) => unknown>> = {
  'recovery.propose': (filled, recovery) => ({
    reason: filled['reason'],
    parts: byItem(recovery).map(([item]) => ({ item, amount: filled[`part ${item ?? ''}`] ?? '' }))
      .filter(({ amount }) => amount.trim() !== ''),
    interest: (filled['rate'] ?? '') === '' ? null
      : { rate: filled['rate'], from: filled['from'], basis: filled['basis'] },
  }),
  'recovery.undo-set-off': ({ orderId, note }) => ({ orderId, reason: note }),
  'recovery.agree-instalments': (filled, recovery) => {
    const owed = (parseYuan(recovery.outstanding ?? '') ?? 0n) - (parseYuan(recovery.underWay ?? '') ?? 0n);
    const first = parseYuan(filled['firstAmount'] ?? '') ?? 0n;
    return {
      parts: [
        { dueOn: filled['firstDue'], amount: formatYuan(first) },
        { dueOn: filled['lastDue'], amount: formatYuan(owed - first) },
      ],
    };
  },
};
