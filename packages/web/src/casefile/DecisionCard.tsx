import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy, ItemAnswer } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { ClauseLink } from '../kit/ClauseLink.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { inLanguage } from '../kit/usePolicy.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { WouldQualify } from './WouldQualify.tsx';

type DecidedItem = Pick<ItemAnswer, 'item' | 'outcome' | 'amount' | 'reasons' | 'next'>;

/** 决定书 — amount, computed reasons, what would have qualified; the letter tells the routes of appeal too. */
export function DecisionCard({
  decision,
  policy,
}: {
  decision: NonNullable<CaseFile['decision']>;
  policy: CheckedPolicy;
}): ReactNode {
  const { t } = useTranslation('casefile');
  const items = decision.reasons as unknown as DecidedItem[];
  return (
    <Card size="small" title={t('decisionNumber', { number: decision.number })} extra={t(decision.kind)}>
      <p>
        <MoneyText yuan={decision.amount} words />
      </p>
      <p>{decision.letter}</p>
      {items.map((item, index) =>
        item.outcome === 'eligible' ? null : (
          <Refused key={`${item.item}-${index}`} item={item} index={index} policy={policy} />
        ),
      )}
    </Card>
  );
}

function Refused({
  item,
  index,
  policy,
}: {
  item: DecidedItem;
  index: number;
  policy: CheckedPolicy;
}): ReactNode {
  const language = useLanguage();
  const place = {
    policy,
    json: { items: Array.from({ length: index + 1 }, () => ({ item: item.item })) },
    language,
  };
  return (
    <>
      <ul className="app-sentences">
        {item.reasons.map((reason) => (
          <li key={reason.code}>
            {inLanguage(reason.sentence, language)} <ClauseLink policy={policy.id} clause={reason.clause} />
          </li>
        ))}
      </ul>
      <WouldQualify advice={item.next} position={index} place={place} />
    </>
  );
}
