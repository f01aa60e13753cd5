import { FundPosition } from '@qingce/contract';
import { groupYuan, parseYuan } from '@qingce/values';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Fen } from '@qingce/values';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { useReading } from './useApi.ts';

/**
 * 总量控制 — what is free under the ceiling of the running year where an amount is decided, and what the amount leaves of
 * it. `held` when the money is held already, so that it is no longer among what is free.
 */
export function Ceiling(
  { policy, amount, held = false }: { policy: string; amount?: string; held?: boolean },
): ReactNode {
  const { t } = useTranslation('shared');
  const { data: service } = useService();
  const { data } = useReading(`/api/funds/${policy}`, z.array(FundPosition));
  const position = data?.find(({ year }) => `${year}` === service?.today.slice(0, 4));
  if (!data || !service) return null;
  const free = fenOf(position?.available);
  const ceiling = fenOf(position?.appropriated) + fenOf(position?.recoveries);
  const left = free - (held ? 0n : fenOf(amount));
  const after = left < 0n
    ? t('ceiling.short', { amount: groupYuan(-left) })
    : t('ceiling.left', { amount: groupYuan(left) });
  return (
    <Alert
      style={{ marginBottom: 12 }}
      type={left < 0n ? 'warning' : 'info'}
      showIcon
      title={t('ceiling.stands', { ceiling: groupYuan(ceiling), free: groupYuan(free) })}
      description={held ? t('ceiling.held') : amount === undefined ? undefined : after}
    />
  );
}

function fenOf(yuan: string | undefined): Fen {
  return parseYuan(yuan ?? '') ?? 0n;
}
