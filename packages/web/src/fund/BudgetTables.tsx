import type { BudgetDocumentLine, BudgetSubject } from '@qingce/contract';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { useItemNames } from '../kit/useItemNames.ts';

/** 预算文件 — each document with its lines, more or less of the pooled part or of an item. */
export function BudgetDocuments(
  { policy, documents }: { policy: string; documents: readonly BudgetDocumentLine[] },
): ReactNode {
  const { t } = useTranslation('fund');
  const itemName = useItemNames();
  const columns: TableColumnsType<BudgetDocumentLine> = [
    { title: t('documentNo'), dataIndex: 'documentNo' },
    {
      title: t('documentKind'), dataIndex: 'kind',
      render: (kind: BudgetDocumentLine['kind']) => <Tag>{t(`kind.${kind}`)}</Tag>,
    },
    {
      title: t('lines'), dataIndex: 'lines',
      render: (lines: BudgetDocumentLine['lines']) => lines.map(({ item, amount }) => (
        <div key={item ?? '-'}>
          {item === null ? t('pooled') : itemName(policy, item)} <MoneyText yuan={amount} />
        </div>
      )),
    },
    { title: t('note'), dataIndex: 'note' },
    { title: t('recordedAt'), dataIndex: 'recordedAt', render: (at: string) => <DateText at={at} /> },
  ];
  return (
    <WideTable<BudgetDocumentLine>
      name={t('documents')}
      rowKey={({ documentNo, year }) => `${year} ${documentNo}`}
      size="small"
      dataSource={documents}
      columns={columns}
    />
  );
}

const classes = ['functional', 'economic', 'department'] as const;

/** 预算科目 — the classifications by item; one without its own takes that of all items. */
export function Subjects({ policy, subjects }: { policy: string; subjects: readonly BudgetSubject[] }): ReactNode {
  const { t } = useTranslation('fund');
  const itemName = useItemNames();
  const columns: TableColumnsType<BudgetSubject> = [
    {
      title: t('item'), dataIndex: 'item',
      render: (item: string | null) => (item === null ? t('allItems') : itemName(policy, item)),
    },
    { title: t('fromYear'), dataIndex: 'fromYear' },
    ...classes.map((key) => ({
      title: t(`class.${key}`), dataIndex: key,
      render: ({ code, name }: BudgetSubject['functional']) => `${code} ${name}`,
    })),
    { title: t('basis'), dataIndex: 'basis' },
  ];
  return (
    <WideTable<BudgetSubject>
      name={t('subjects')}
      rowKey={({ item, fromYear }) => `${fromYear} ${item ?? '-'}`}
      size="small"
      dataSource={subjects}
      columns={columns}
    />
  );
}
