import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';

/** 救济 — what came of appeals, and every decision that no longer holds, with its amount and its words. */
export function Appeals({ file }: { file: CaseFile }): ReactNode {
  const { t } = useTranslation('casefile');
  const language = useLanguage();
  if (file.appeals.length === 0 && file.formerDecisions.length === 0) return null;
  return (
    <Card size="small" title={t('appeal.title')}>
      <ul className="case-rows">
        {file.appeals.map(({ documentNo, remedy, outcome, step, decidedOn, finding, by }) => (
          <li key={documentNo}>
            {inLanguage(remedy, language)} · {documentNo} · <DateText at={decidedOn} />
            <br />
            <strong>{t(`appeal.outcomes.${outcome}`)}</strong>
            {step === null ? null : ` · ${t('appeal.reopened', { step: t(`appeal.steps.${step}`) })}`}
            <div>{finding}</div>
            <span className="app-faint">{by}</span>
          </li>
        ))}
        {file.formerDecisions.map(({ number, kind, amount, at, letter }) => (
          <li key={number}>
            {t('formerDecision', { number })} · {t(kind)} <MoneyText yuan={amount} /> · <DateText at={at} />
            <div>{letter}</div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
