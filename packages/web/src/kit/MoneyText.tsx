import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { amountInWords, groupYuan, parseYuan } from '@qingce/values';

/** An amount in 元 as it travels ("466333.33"), shown with groups; `words` adds 大写. */
export function MoneyText({ yuan, words = false }: { yuan: string | null; words?: boolean }): ReactNode {
  const { t } = useTranslation('shared');
  const fen = yuan === null ? undefined : parseYuan(yuan);
  if (fen === undefined) return <span className="app-faint">{yuan ?? '—'}</span>;
  return (
    <span className="app-money">
      {t('yuan', { amount: groupYuan(fen) })}
      {words && fen >= 0n ? <span className="app-faint" lang="zh-CN"> {amountInWords(fen)}</span> : null}
    </span>
  );
}
