import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Allotment, RoundRule } from '@qingce/contract';
import type { ReactNode } from 'react';
import { MoneyText } from '../kit/MoneyText.tsx';
import { useItemNames } from '../kit/useItemNames.ts';

/** How the money is divided where it does not suffice: by line of the budget, and whose awards wait. */
export function AllotmentCard({ policy, allotment, method = allotment.method }: {
  readonly policy: string;
  readonly allotment: Allotment;
  /** The rule of a round that is not approved yet. */
  readonly method?: RoundRule['method'];
}): ReactNode {
  const { t } = useTranslation('review');
  const itemName = useItemNames();
  const lines = allotment.factors.map(({ item, available, demanded, factor }) => (
    <li key={item ?? ''}>
      {`${item === null ? t('pooled') : itemName(policy, item)} · ${t('availableFor')}`} <MoneyText yuan={available} />
      {' / '}
      <MoneyText yuan={demanded} /> {allotment.method === 'pro-rata' ? <strong>{factor}</strong> : null}
    </li>
  ));
  const isCarried = allotment.deferred.length > 0 && method !== 'supplementary';
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={t(`divided.${method}`)}
      description={
        <>
          <ul className="app-sentences">{lines}</ul>
          {isCarried ? <p>{t('carriedOver', { numbers: allotment.deferred.join(', ') })}</p> : null}
        </>
      }
    />
  );
}
