import { assessDraft } from '@qingce/law-view';
import { Card } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '@qingce/law-view';
import type { Answer, CheckedPolicy, ItemAnswer } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { MoneyText } from '../kit/MoneyText.tsx';
import { inLanguage } from '../kit/usePolicy.ts';
import { useLanguage } from '../kit/useLanguage.ts';

interface EffectProps {
  readonly policy: CheckedPolicy;
  /** The claim's facts as claimed. */
  readonly claimed: unknown;
  /** On the facts with what was found in them. */
  readonly answer: Answer | undefined;
}

/** What the award comes to with what was found, beside what was claimed; reckoned on the device. */
export function EffectOnAward({ policy, claimed, answer }: EffectProps): ReactNode {
  const { t } = useTranslation('visit');
  const language = useLanguage();
  const asClaimed = useMemo(
    () => assessDraft({ policy, draft: claimed as Draft, view: '', readings: {} }).answer,
    [claimed, policy],
  );
  return (
    <Card size="small" title={t('effect')}>
      {(answer?.items ?? []).map((item, index) => (
        // Items of a claim never move, so their place is their identity.
        <dl key={index} className="visit-effect">
          <dt>{inLanguage(policy.items.find(({ id }) => id === item.item)?.name ?? { zh: '', en: '' }, language)}</dt>
          <dd />
          <dt>{t('effectClaimed')}</dt>
          <dd><Amount item={asClaimed?.items[index]} /></dd>
          <dt>{t('effectFound')}</dt>
          <dd><strong><Amount item={item} /></strong></dd>
          {item.reasons.map((reason) => (
            <dd key={reason.code} className="visit-why">✗ {inLanguage(reason.sentence, language)}</dd>
          ))}
        </dl>
      ))}
    </Card>
  );
}

/** The amount of an item; while it is open, the most that it can come to. */
function Amount({ item }: { item: ItemAnswer | undefined }): ReactNode {
  const { t } = useTranslation('visit');
  if (item?.amount !== null && item !== undefined) return <MoneyText yuan={item.amount} />;
  const most = item?.range?.max;
  if (most === null || most === undefined) return <span className="app-faint">{t('undetermined')}</span>;
  return <span className="app-faint">{t('atMost', { amount: most })}</span>;
}
