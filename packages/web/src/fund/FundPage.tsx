import { FundPosition } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { parseYuan } from '@qingce/values';
import { Alert, Card, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { PolicyLine } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { PageFrame } from '../kit/PageFrame.tsx';
import { Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage, usePolicies } from '../kit/usePolicy.ts';
import { FundActs } from './FundDialogs.tsx';
import { MoneyCheckCard } from './MoneyCheckCard.tsx';
import { PositionFigures } from './PositionFigures.tsx';
import { positionFigures } from './figures.ts';

/** 资金 — per policy and year: the ceiling, what stands where under it, and the demand beside it. */
export function FundPage(): ReactNode {
  const { t } = useTranslation('fund');
  return (
    <PageFrame title={t('title')}>
      <MoneyCheckCard />
      <Read reading={usePolicies()}>
        {(policies) => policies.map((policy) => <PolicyFund key={policy.id} policy={policy} />)}
      </Read>
    </PageFrame>
  );
}

function PolicyFund({ policy }: { policy: PolicyLine }): ReactNode {
  const { t } = useTranslation('fund');
  const language = useLanguage();
  const { role } = useSession();
  const reading = useReading(`/api/funds/${policy.id}`, z.array(FundPosition));
  return (
    <section style={{ marginBottom: 32 }} aria-label={inLanguage(policy.title, language)}>
      <Flex justify="space-between" align="center" wrap gap={8} style={{ marginBottom: 8 }}>
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>
          {inLanguage(policy.title, language)}
        </Typography.Title>
        {role === 'finance-reviewer' ? (
          <Flex gap={8} wrap><FundActs policy={policy} positions={reading.data ?? []} /></Flex>
        ) : null}
      </Flex>
      <Read
        reading={reading}
        isEmpty={(years) => years.length === 0}
        empty={<p className="app-faint">{t('empty')}</p>}
      >
        {(years) => years.toReversed().map((position) => (
          <YearCard key={position.year} policy={policy.id} position={position} />
        ))}
      </Read>
    </section>
  );
}

type Figure = (typeof positionFigures)[number]['figure'];
const always: ReadonlySet<Figure> = new Set(['appropriated', 'available', 'reserved', 'ordered', 'paid']);

function YearCard({ policy, position }: { policy: string; position: FundPosition }): ReactNode {
  const { t } = useTranslation('fund');
  const { year } = position;
  const isOver = (parseYuan(position.softlyReserved) ?? 0n) > (parseYuan(position.available) ?? 0n);
  const figures = positionFigures.filter(({ figure }) => always.has(figure) || position[figure] !== '0.00');
  return (
    <section aria-label={t('year', { year })} style={{ marginBottom: 16 }}>
      <Card
        title={<>{t('year', { year })} {position.closed ? <Tag>{t('closed')}</Tag> : null}</>}
        extra={<Link to={`/fund/${policy}/${year}`}>{t('reportTitle', { year })}</Link>}
      >
        <PositionFigures policy={policy} position={position} figures={figures} />
        {isOver ? <Alert style={{ marginTop: 12 }} type="warning" showIcon title={t('over')} /> : null}
      </Card>
    </section>
  );
}
