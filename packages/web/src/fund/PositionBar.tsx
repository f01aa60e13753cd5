import type { FundPosition } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ceilingOf } from '../kit/ceiling-of.ts';
import { barParts, fenIn, widthOf } from './figures.ts';

/** The ceiling as a bar: what is paid, ordered and held of it; the figures stand beside it. */
export function PositionBar({ position }: { position: FundPosition }): ReactNode {
  const whole = ceilingOf(position);
  return (
    <div className="fund-bar" aria-hidden="true">
      {barParts.map((part) => (
        <span key={part} className={`fund-${part}`} style={{ width: widthOf(fenIn(position[part]), whole) }} />
      ))}
    </div>
  );
}
