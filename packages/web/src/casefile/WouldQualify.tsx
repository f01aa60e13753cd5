import { nameOf, valueText, wholePath } from '@qingce/law-view';
import { useTranslation } from 'react-i18next';
import type { ItemAnswer } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { MoneyText } from '../kit/MoneyText.tsx';

interface WouldQualifyProps {
  readonly advice: ItemAnswer['next'];
  /** Of the item among those claimed, from 0. */
  readonly position: number;
  /** Where the names of the facts are looked up. */
  readonly place: Parameters<typeof nameOf>[1];
}

/** What the nearest change of facts would have come to; nothing where no change would. */
export function WouldQualify({ advice, position, place }: WouldQualifyProps): ReactNode {
  const { t } = useTranslation('casefile');
  const [nearest] = advice;
  if (!nearest) return null;
  return (
    <p>
      {t('wouldQualify')} <MoneyText yuan={nearest.amount} />{' '}
      {nearest.changes.map(({ fact, to }) => {
        const path = wholePath(fact, position);
        return <strong key={fact}>{`${nameOf(path, place)} → ${valueText(path, to, place)}`}</strong>;
      })}
    </p>
  );
}
