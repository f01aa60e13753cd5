import { formatYuan, parseYuan } from '@qingce/values';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { MoneyText } from './MoneyText.tsx';

/** Amounts in yuan that add up in a column, a count, or nothing. */
type Totalled = readonly string[] | number | null;

interface TotalRowProps {
  /** Those after the first, by name and in the order of the table. */
  readonly columns: Readonly<Record<string, Totalled>>;
  /** How many come after these, with nothing to add up. */
  readonly rest: number;
}

/** 合计 — the last row of a table: what its columns come to, to the fen. */
export function TotalRow({ columns, rest }: TotalRowProps): ReactNode {
  const { t } = useTranslation('shared');
  const totals = Object.entries(columns);
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0}><strong>{t('total')}</strong></Table.Summary.Cell>
      {totals.map(([name, column], at) => (
        <Table.Summary.Cell key={name} index={at + 1} align="right"><Total of={column} /></Table.Summary.Cell>
      ))}
      <Table.Summary.Cell index={totals.length + 1} colSpan={rest} />
    </Table.Summary.Row>
  );
}

function Total({ of: column }: { of: Totalled }): ReactNode {
  if (column === null || typeof column === 'number') return column;
  return <MoneyText yuan={formatYuan(column.reduce((sum, yuan) => sum + (parseYuan(yuan) ?? 0n), 0n))} />;
}
