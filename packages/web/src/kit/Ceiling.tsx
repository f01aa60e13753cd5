import { FundPosition } from '@qingce/contract';
import { groupYuan, parseYuan } from '@qingce/values';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Fen } from '@qingce/values';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { ceilingOf } from './ceiling-of.ts';
import { useReading } from './useApi.ts';

/**
 * 总量控制 — what is free under the ceiling of the running year where an amount is decided, and what the amount leaves of
 * it. `held` when the money is held already, so that it is no longer among what is free.
 */
export function Ceiling(
  { policy, amount, held = false }: { policy: string; amount?: string; held?: boolean },
): ReactNode {
  const { data: service } = useService();
  const { data } = useReading(`/api/funds/${policy}`, z.array(FundPosition));
  if (!data || !service) return null;
  const position = data.find(({ year }) => `${year}` === service.today.slice(0, 4));
  return <Stands position={position} held={held} wanted={held ? 0n : fenOf(amount)} />;
}

function Stands(
  { position, held, wanted }: { position: FundPosition | undefined; held: boolean; wanted: Fen },
): ReactNode {
  const { t } = useTranslation('shared');
  const free = fenOf(position?.available);
  const ceiling = position ? ceilingOf(position) : 0n;
  return (
    <Alert
      style={{ marginBottom: 12 }}
      type={wanted > free ? 'warning' : 'info'}
      showIcon
      title={t('ceiling.stands', { ceiling: groupYuan(ceiling), free: groupYuan(free) })}
      description={held ? t('ceiling.held') : <Left free={free} wanted={wanted} />}
    />
  );
}

/** What stays free after the amount, or how much it is too much, and then where a budget is recorded. */
function Left({ free, wanted }: { free: Fen; wanted: Fen }): ReactNode {
  const { t } = useTranslation('shared');
  if (wanted <= free) return t('ceiling.left', { amount: groupYuan(free - wanted) });
  return (
    <>
      {t('ceiling.short', { amount: groupYuan(wanted - free) })} <Link to="/fund">{t('ceiling.toFund')}</Link>
    </>
  );
}

function fenOf(yuan: string | undefined): Fen {
  return parseYuan(yuan ?? '') ?? 0n;
}
