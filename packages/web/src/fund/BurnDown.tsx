import type { FundReport } from '@qingce/contract';
import { grouped, parseDay } from '@qingce/values';
import { useTranslation } from 'react-i18next';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { MoneyText } from '../kit/MoneyText.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { fenIn, stepsOf } from './figures.ts';

type FundDay = FundReport['days'][number];

const lines = ['ceiling', 'available', 'paid'] as const;
type Line = (typeof lines)[number];
const columns = ['ceiling', 'available', 'reserved', 'ordered', 'paid'] as const;

/** The picture's own units: it is stretched to the width that there is. */
const canvas = { width: 1000, height: 300n } as const;

/** 预算执行 — day by day what is left under the ceiling, and what was paid; the same as a table below. */
export function BurnDown({ days, until }: { days: readonly FundDay[]; until: string }): ReactNode {
  const { t } = useTranslation('fund');
  const last = days.at(-1);
  if (!last) return null;
  const to = until > last.day ? until : last.day;
  const highest = days.reduce((most, day) => (fenIn(day.ceiling) > most ? fenIn(day.ceiling) : most), 1n);
  return (
    <figure className="fund-chart">
      <figcaption>{t('burnDown')}</figcaption>
      <p className="fund-legend">
        {lines.map((line) => (
          <span key={line}>
            <svg width="28" height="10" aria-hidden="true">
              <line x1="0" y1="5" x2="28" y2="5" className={`fund-line fund-line-${line}`} />
            </svg>
            {t(`line.${line}`)} <MoneyText yuan={last[line]} />
          </span>
        ))}
      </p>
      <p className="app-faint">
        {t('burnDownSays', {
          from: days[0]?.day ?? '', to, ceiling: grouped(last.ceiling), left: grouped(last.available),
        })}
      </p>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${canvas.width} ${canvas.height}`}
        preserveAspectRatio="none"
        className="fund-canvas"
      >
        <path
          d={`${pathOf(days, { line: 'available', to, highest })} V ${canvas.height} H 0 Z`}
          className="fund-area"
        />
        {lines.map((line) => (
          <path key={line} d={pathOf(days, { line, to, highest })} className={`fund-line fund-line-${line}`} />
        ))}
      </svg>
      <p className="fund-axis"><span>{days[0]?.day}</span><span>{to}</span></p>
      <details>
        <summary>{t('asTable')}</summary>
        <DayTable days={days} />
      </details>
    </figure>
  );
}

function DayTable({ days }: { days: readonly FundDay[] }): ReactNode {
  const { t } = useTranslation('fund');
  const shown = useDayColumns();
  return <WideTable<FundDay> name={t('burnDown')} rowKey="day" size="small" dataSource={days} columns={shown} />;
}

function useDayColumns(): TableColumnsType<FundDay> {
  const { t } = useTranslation('fund');
  return [
    { title: t('day'), dataIndex: 'day' },
    ...columns.map((column) => ({
      title: t(`line.${column}`), dataIndex: column, align: 'right' as const,
      render: (yuan: string) => <MoneyText yuan={yuan} />,
    })),
  ];
}

/** A line that stays level between the days on which something moved. */
function pathOf(
  days: readonly FundDay[], { line, to, highest }: { line: Line; to: string; highest: bigint },
): string {
  const first = parseDay(days[0]?.day ?? '') ?? 0;
  const span = Math.max((parseDay(to) ?? first) - first, 1);
  const across = (day: string): number => Math.trunc((((parseDay(day) ?? first) - first) * canvas.width) / span);
  const down = (day: FundDay): bigint => canvas.height - stepsOf(fenIn(day[line]), highest, canvas.height - 4n) - 2n;
  const steps = days.map((day, index) => (index === 0 ? `M 0 ${down(day)}` : `H ${across(day.day)} V ${down(day)}`));
  return `${steps.join(' ')} H ${canvas.width}`;
}
