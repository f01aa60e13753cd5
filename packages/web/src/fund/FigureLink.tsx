import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { MoneyText } from '../kit/MoneyText.tsx';
import { searchOf } from './figures.ts';
import type { Behind } from './figures.ts';

/** A number of the fund that leads to the postings it is the sum of. */
export function FigureLink(
  { fund, yuan, behind }: { fund: { policy: string; year: number }; yuan: string; behind: Behind },
): ReactNode {
  return (
    <Link to={`/fund/${fund.policy}/postings`} search={searchOf(fund.year, behind)} className="fund-drill">
      <MoneyText yuan={yuan} />
    </Link>
  );
}
