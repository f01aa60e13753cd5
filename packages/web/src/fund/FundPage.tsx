import { FundPosition } from '@qingce/contract';
import { parseYuan } from '@qingce/values';
import { Alert, Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { PolicyLine } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { MoneyText } from '../shared/MoneyText.tsx';
import { PageFrame } from '../shared/PageFrame.tsx';
import { NothingHere, Read } from '../shared/PageStates.tsx';
import { useReading } from '../shared/useApi.ts';
import { useLanguage } from '../shared/useLanguage.ts';
import { inLanguage, usePolicies } from '../shared/usePolicy.ts';
import { FundActs } from './FundDialogs.tsx';

/** 资金 — per policy and year: the ceiling, what stands where under it, and the demand beside it. */
export function FundPage(): ReactNode {
  const { t } = useTranslation('fund');
  return (
    <PageFrame title={t('title')}>
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
    <section style={{ marginBottom: 32 }}>
      <Flex justify="space-between" align="center" wrap gap={8}>
        <Typography.Title level={2} style={{ fontSize: 17 }}>
          {inLanguage(policy.title, language)}
        </Typography.Title>
        {role === 'finance-reviewer' ? (
          <Flex gap={8}><FundActs policy={policy} /></Flex>
        ) : null}
      </Flex>
      <Read
        reading={reading}
        isEmpty={(years) => years.length === 0}
        empty={<NothingHere hint={t('empty')} />}
      >
        {(years) => years.map((position) => <YearCard key={position.year} position={position} />)}
      </Read>
    </section>
  );
}

const parts = ['paid', 'ordered', 'reserved', 'available'] as const;

function YearCard({ position }: { position: FundPosition }): ReactNode {
  const { t } = useTranslation('fund');
  const isOver = (parseYuan(position.softlyReserved) ?? 0n) > (parseYuan(position.available) ?? 0n);
  return (
    <Card title={t('year', { year: position.year })} style={{ marginBottom: 16 }}>
      <Bar position={position} />
      <Flex gap={32} wrap>
        <Figure name={t('appropriated')} yuan={position.appropriated} />
        {parts.map((part) => (
          <Figure key={part} name={t(part)} yuan={position[part]} part={part} />
        ))}
        <Figure name={t('soft')} yuan={position.softlyReserved} />
      </Flex>
      {isOver ? <Alert style={{ marginTop: 12 }} type="warning" showIcon title={t('over')} /> : null}
    </Card>
  );
}

function Figure({
  name,
  yuan,
  part,
}: {
  name: string;
  yuan: string;
  part?: (typeof parts)[number];
}): ReactNode {
  return (
    <div className="fund-figure">
      <span className="app-faint">
        {part ? <i className={`fund-key fund-${part}`} aria-hidden="true" /> : null} {name}
      </span>
      <MoneyText yuan={yuan} />
    </div>
  );
}

const SCALE = 10_000n;

/**
 * The ceiling as a bar: what is paid, ordered and held of it; widths in whole ten-thousandths, figures
 * beside it.
 */
function Bar({ position }: { position: FundPosition }): ReactNode {
  const whole = parseYuan(position.appropriated) ?? 0n;
  const share = (part: (typeof parts)[number]): string => {
    const hundredths = whole === 0n ? 0n : ((parseYuan(position[part]) ?? 0n) * SCALE) / whole;
    return `${hundredths / 100n}.${`${hundredths % 100n}`.padStart(2, '0')}%`;
  };
  return (
    <div className="fund-bar" aria-hidden="true">
      {parts.map((part) => (
        <span key={part} className={`fund-${part}`} style={{ width: share(part) }} />
      ))}
    </div>
  );
}
