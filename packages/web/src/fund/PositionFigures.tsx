import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FundPosition } from '@qingce/contract';
import type { ReactNode } from 'react';
import { MoneyText } from '../kit/MoneyText.tsx';
import { FigureLink } from './FigureLink.tsx';
import { PositionBar } from './PositionBar.tsx';
import { barParts } from './figures.ts';
import type { positionFigures } from './figures.ts';

const keys: ReadonlySet<string> = new Set(barParts);

/** 资金状况 — a year's bar, its figures with the way to their postings, and the demand beside it. */
export function PositionFigures({ policy, position, figures }: {
  readonly policy: string;
  readonly position: FundPosition;
  readonly figures: readonly (typeof positionFigures)[number][];
}): ReactNode {
  const { t } = useTranslation('fund');
  return (
    <>
      <PositionBar position={position} />
      <Flex gap={32} wrap>
        {figures.map(({ figure, kind }) => (
          <div key={figure} className="fund-figure">
            <span className="app-faint">
              {keys.has(figure) ? <i className={`fund-key fund-${figure}`} aria-hidden="true" /> : null} {t(figure)}
            </span>
            <FigureLink fund={{ policy, year: position.year }} yuan={position[figure]} behind={{ kind }} />
          </div>
        ))}
        <div className="fund-figure">
          <span className="app-faint">{t('soft')}</span>
          <MoneyText yuan={position.softlyReserved} />
        </div>
        {position.deferred === '0.00' ? null : (
          <div className="fund-figure">
            <span className="app-faint">{t('deferred')}</span>
            <MoneyText yuan={position.deferred} />
          </div>
        )}
      </Flex>
    </>
  );
}
