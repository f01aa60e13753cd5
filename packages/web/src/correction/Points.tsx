import { useTranslation } from 'react-i18next';
import type { CaseFile, CorrectionRound } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { targetOf, useTargets } from './useTargets.ts';

type Point = CorrectionRound['items'][number];

interface PointsProps {
  readonly round: CorrectionRound;
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
  /** Where a point, the first being 1, is being answered; otherwise its answer is shown. */
  readonly renderField?: (point: Point, n: number) => ReactNode;
}

/** 补正事项 — what was found wrong and what was asked, point by point, under the name of the fact or the paper. */
export function Points({ round, file, policy, renderField }: PointsProps): ReactNode {
  const { t } = useTranslation('correction');
  const { facts, materials } = useTargets(file, policy);
  const named = (target: string): string =>
    [...facts, ...materials].find(({ value }) => value === target)?.name ?? target;
  return (
    <ol className="correction-points">
      {round.items.map((point, index) => (
        // The points of a round never move, so their place is their identity.
        <li key={index}>
          <strong>{named(targetOf(point))}</strong>
          <dl>
            <dt>{t('what')}</dt>
            <dd>{point.what}</dd>
            <dt>{t('ask')}</dt>
            <dd>{point.ask}</dd>
            {renderField ? null : (
              <>
                <dt>{t('answer')}</dt>
                <dd>{point.answer ?? <span className="app-faint">{t('notAnswered')}</span>}</dd>
              </>
            )}
          </dl>
          {renderField?.(point, index + 1)}
        </li>
      ))}
    </ol>
  );
}
