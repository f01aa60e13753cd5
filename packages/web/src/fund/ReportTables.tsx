import { claimStates } from '@qingce/contract';
import type { FundPosition, FundReport } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { MoneyText } from '../kit/MoneyText.tsx';
import { NothingHere } from '../kit/PageStates.tsx';
import { TotalRow } from '../kit/TotalRow.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { useItemNames, useTreasuryName } from '../kit/useItemNames.ts';
import { FigureLink } from './FigureLink.tsx';
import { barParts, fenIn, widthOf } from './figures.ts';

interface Fund { readonly policy: string; readonly year: number }

type Stage = FundReport['stages'][number];

/** 申报漏斗 — how many claims came as far as each stage; the bars stand in the table itself. */
export function Stages({ stages }: { stages: readonly Stage[] }): ReactNode {
  const { t } = useTranslation('fund');
  const whole = stages.reduce((most, { amount }) => (fenIn(amount) > most ? fenIn(amount) : most), 0n);
  const columns: TableColumnsType<Stage> = [
    { title: t('stageTitle'), dataIndex: 'stage', render: (stage: Stage['stage']) => t(`stage.${stage}`) },
    {
      title: t('claims'), dataIndex: 'claims', align: 'right',
      render: (claims: number, { stage }) => <Link to="/cases" search={{ states: stateOf[stage] }}>{claims}</Link>,
    },
    { title: t('amountOf'), dataIndex: 'amount', align: 'right', render: (yuan: string) => <MoneyText yuan={yuan} /> },
    barColumn(t('share'), ({ amount }) => [{ part: 'reserved', width: widthOf(fenIn(amount), whole) }]),
  ];
  return <WideTable<Stage> name={t('funnel')} rowKey="stage" size="small" dataSource={stages} columns={columns} />;
}

/** The states of claims that came as far as the stage, for the list that its number leads to. */
const stateOf: Readonly<Record<Stage['stage'], string>> = {
  submitted: claimStates.filter((state) => state !== 'draft' && state !== 'withdrawn').join(','),
  proposed: 'reviewed,jointly-approved,in-notice,decided,ordered,paid,refused',
  approved: 'jointly-approved,in-notice,decided,ordered,paid',
  decided: 'decided,ordered,paid',
  ordered: 'ordered,paid',
  paid: 'paid',
};

type Ageing = FundReport['ageing'][number];

/** 应付账龄 — what is not paid, by treasury and age. */
export function AgeingTable({ ageing }: { ageing: readonly Ageing[] }): ReactNode {
  const { t } = useTranslation('fund');
  const treasuryName = useTreasuryName();
  if (ageing.length === 0) return <NothingHere hint={t('ageingEmpty')} />;
  const whole = ageing.reduce((most, { amount }) => (fenIn(amount) > most ? fenIn(amount) : most), 0n);
  const columns: TableColumnsType<Ageing> = [
    { title: t('treasury'), dataIndex: 'treasury', render: (treasury: string) => treasuryName(treasury) },
    { title: t('age'), dataIndex: 'bucket', render: (bucket: Ageing['bucket']) => t('days', { bucket }) },
    {
      title: t('orders'), dataIndex: 'orders', align: 'right',
      render: (orders: number) => <Link to="/payables">{orders}</Link>,
    },
    { title: t('amountOf'), dataIndex: 'amount', align: 'right', render: (yuan: string) => <MoneyText yuan={yuan} /> },
    barColumn(t('share'), ({ amount }) => [{ part: 'ordered', width: widthOf(fenIn(amount), whole) }]),
  ];
  return (
    <WideTable<Ageing>
      name={t('ageing')}
      rowKey={({ treasury, bucket }) => `${treasury} ${bucket}`}
      size="small"
      dataSource={ageing}
      columns={columns}
      summary={totalOfAges}
    />
  );
}

function totalOfAges(ages: readonly Ageing[]): ReactNode {
  const orders = ages.reduce((count, age) => count + age.orders, 0);
  return <TotalRow columns={{ age: null, orders, amount: ages.map(({ amount }) => amount) }} rest={1} />;
}

type FundLine = FundPosition['lines'][number];
const lineFigures = [
  { figure: 'available', kind: 'available' }, { figure: 'reserved', kind: 'reserved' },
  { figure: 'ordered', kind: 'payable' }, { figure: 'paid', kind: 'paid' }, { figure: 'tax', kind: 'tax' },
  { figure: 'bounced', kind: 'bounced' },
] as const;

/** 分项 — line by line what is free, held, ordered and paid; each number leads to its postings. */
export function LinesTable({ fund, position }: { fund: Fund; position: FundPosition }): ReactNode {
  const { t } = useTranslation('fund');
  const itemName = useItemNames();
  const sumOf = (line: FundLine): bigint => barParts.reduce((sum, part) => sum + fenIn(line[part]), 0n);
  const whole = position.lines.reduce((most, line) => (sumOf(line) > most ? sumOf(line) : most), 0n);
  const columns: TableColumnsType<FundLine> = [
    {
      title: t('item'), dataIndex: 'item',
      render: (item: string | null, { hasLine }) => (
        <>
          {item === null ? t('pooled') : itemName(fund.policy, item)}
          {item === null ? null : <div className="app-faint">{t(hasLine ? 'ownLine' : 'fromPool')}</div>}
        </>
      ),
    },
    ...lineFigures.map(({ figure, kind }) => ({
      title: t(figure), dataIndex: figure, align: 'right' as const,
      render: (yuan: string, { item }: FundLine) => (
        <FigureLink fund={fund} yuan={yuan} behind={{ kind, item: item ?? '-' }} />
      ),
    })),
    barColumn(t('share'), (line) => barParts.map((part) => ({ part, width: widthOf(fenIn(line[part]), whole) }))),
  ];
  return (
    <WideTable<FundLine>
      name={t('byItem')}
      rowKey={({ item }) => item ?? '-'}
      size="small"
      dataSource={position.lines}
      columns={columns}
      summary={totalOfLines}
    />
  );
}

function totalOfLines(lines: readonly FundLine[]): ReactNode {
  const columns = Object.fromEntries(lineFigures.map(({ figure }) => [figure, lines.map((line) => line[figure])]));
  return <TotalRow columns={columns} rest={1} />;
}

type OfTreasury = FundReport['treasuries'][number];
const treasuryFigures = [
  { figure: 'ordered', kind: 'payable' }, { figure: 'paid', kind: 'paid' }, { figure: 'tax', kind: 'tax' },
  { figure: 'bounced', kind: 'bounced' },
] as const;

/** 分级财政 — what each treasury has to pay and paid. */
export function TreasuryTable({ fund, treasuries }: { fund: Fund; treasuries: readonly OfTreasury[] }): ReactNode {
  const { t } = useTranslation('fund');
  const treasuryName = useTreasuryName(fund.policy);
  if (treasuries.length === 0) return <NothingHere hint={t('treasuriesEmpty')} />;
  const whole = treasuries.reduce((sum, { ordered, paid, tax }) => sum + fenIn(ordered) + fenIn(paid) + fenIn(tax), 0n);
  const columns: TableColumnsType<OfTreasury> = [
    { title: t('treasury'), dataIndex: 'treasury', render: (treasury: string) => treasuryName(treasury) },
    ...treasuryFigures.map(({ figure, kind }) => ({
      title: t(figure), dataIndex: figure, align: 'right' as const,
      render: (yuan: string, { treasury }: OfTreasury) => (
        <FigureLink fund={fund} yuan={yuan} behind={{ kind, treasury }} />
      ),
    })),
    barColumn(t('share'), (row) => (['paid', 'tax', 'ordered'] as const).map((part) => (
      { part, width: widthOf(fenIn(row[part]), whole) }
    ))),
  ];
  return (
    <WideTable<OfTreasury>
      name={t('byTreasury')}
      rowKey="treasury"
      size="small"
      dataSource={treasuries}
      columns={columns}
      summary={totalOfTreasuries}
    />
  );
}

function totalOfTreasuries(rows: readonly OfTreasury[]): ReactNode {
  const columns = Object.fromEntries(treasuryFigures.map(({ figure }) => [figure, rows.map((row) => row[figure])]));
  return <TotalRow columns={columns} rest={1} />;
}

interface BarPart { readonly part: (typeof barParts)[number]; readonly width: string }

/** A bar in a row: what its numbers say, to be seen at a glance. */
function barColumn<Row extends object>(
  title: string, partsOf: (row: Row) => readonly BarPart[],
): TableColumnsType<Row>[number] {
  return {
    title, key: 'bar',
    render: (_value, row) => (
      <div className="fund-rowbar" aria-hidden="true">
        {partsOf(row).map(({ part, width }) => <span key={part} className={`fund-${part}`} style={{ width }} />)}
      </div>
    ),
  };
}
