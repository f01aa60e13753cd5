import { FundPosition } from '@qingce/contract';
import { groupYuan, parseYuan } from '@qingce/values';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { useReading } from './useApi.ts';

/**
 * 总量控制 — what is free under the ceiling of the running year where an amount is decided, and what the amount leaves of
 * it. `held` when the money is held already, so that it is no longer among what is free.
 */
export function Ceiling({ policy, amount, held = false }: { policy: string; amount?: string; held?: boolean }): ReactNode {
  const { t } = useTranslation('shared');
  const { data: service } = useService();
  const { data } = useReading(`/api/funds/${policy}`, z.array(FundPosition));
  const position = data?.find(({ year }) => `${year}` === service?.today.slice(0, 4));
  if (!data || !service) return null;
  const fen = (yuan: string | undefined): bigint => parseYuan(yuan ?? '') ?? 0n;
  const free = fen(position?.available);
  const left = free - (held ? 0n : fen(amount));
  const figures = { ceiling: groupYuan(fen(position?.appropriated) + fen(position?.recoveries)), free: groupYuan(free) };
  return (
    <Alert
      style={{ marginBottom: 12 }}
      type={left < 0n ? 'warning' : 'info'}
      showIcon
      title={t('ceiling.stands', figures)}
      description={describe()}
    />
  );

  function describe(): string | undefined {
    if (held) return t('ceiling.held');
    if (amount === undefined) return undefined;
    return left < 0n ? t('ceiling.short', { amount: groupYuan(-left) }) : t('ceiling.left', { amount: groupYuan(left) });
  }
}
