import type { FundPosition } from '@qingce/contract';
import type { ReactNode } from 'react';
import { barParts, fenIn, widthOf } from './figures.ts';

/** The ceiling as a bar: what is paid, ordered and held of it; the figures stand beside it. */
export function PositionBar({ position }: { position: FundPosition }): ReactNode {
  const whole = fenIn(position.appropriated) + fenIn(position.recoveries);
  return (
    <div className="fund-bar" aria-hidden="true">
      {barParts.map((part) => (
        <span key={part} className={`fund-${part}`} style={{ width: widthOf(fenIn(position[part]), whole) }} />
      ))}
    </div>
  );
}
