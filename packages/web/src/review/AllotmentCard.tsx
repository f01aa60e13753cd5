import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Allotment } from '@qingce/contract';
import type { ReactNode } from 'react';
import { MoneyText } from '../shared/MoneyText.tsx';
import { useItemNames } from '../shared/useItemNames.ts';

/** How the money is divided where it does not suffice: by line of the budget, and whose awards wait. */
export function AllotmentCard({ policy, allotment }: { policy: string; allotment: Allotment }): ReactNode {
  const { t } = useTranslation('review');
  const itemName = useItemNames();
  const lines = allotment.factors.map(({ item, available, demanded, factor }) => (
    <li key={item ?? ''}>
      {`${item === null ? t('pooled') : itemName(policy, item)} · ${t('availableFor')}`} <MoneyText yuan={available} />
      {' / '}
      <MoneyText yuan={demanded} /> {allotment.method === 'pro-rata' ? <strong>{factor}</strong> : null}
    </li>
  ));
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={t(`divided.${allotment.method}`)}
      description={
        <>
          <ul className="app-sentences">{lines}</ul>
          {allotment.owed.length > 0 ? <p>{t('carriedOver', { numbers: allotment.owed.join(', ') })}</p> : null}
        </>
      }
    />
  );
}
