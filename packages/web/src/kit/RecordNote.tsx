import { recordFacts, recordedRows } from '@qingce/policy-language/evaluate';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { DateText } from './DateText.tsx';
import { MoneyText } from './MoneyText.tsx';
import { useLanguage } from './useLanguage.ts';
import { inLanguage } from './usePolicy.ts';

interface RecordNoteProps {
  readonly policy: CheckedPolicy;
  readonly item: string;
  readonly awards: CaseFile['priorAwards'];
  /** Of one fact alone, by its key. */
  readonly fact?: string;
}

/** 已奖记录 — what the record of earlier awards says of an item's facts: each sum with its decisions and their days. */
export function RecordNote({ policy, item, awards, fact }: RecordNoteProps): ReactNode {
  const { t } = useTranslation('shared');
  const language = useLanguage();
  const lines = recordFacts(policy, item).filter(({ key }) => fact === undefined || key === fact).flatMap((each) =>
    recordedRows(each, awards).map((row) => {
      const keys = each.recorded.same.map(({ field }) => {
        const column = each.row?.find(({ key }) => key === field);
        return `${column ? inLanguage(column.ask, language) : field} ${String(row.row[field])}`;
      });
      return { ...row, name: keys.join(' · ') };
    }));
  if (lines.length === 0) return null;
  return (
    <section className="app-record" aria-label={t('record')}>
      <strong>{t('record')}</strong>
      <ul className="app-sentences">
        {lines.map(({ name, amount, awards: counted }) => (
          <li key={name}>
            {name} <MoneyText yuan={amount} />{' '}
            <span className="app-faint">
              {counted.map(({ decision, decidedOn }) => (
                <span key={decision}>
                  {t('byDecision', { number: decision })} <DateText at={decidedOn} />{' '}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <p className="app-faint">{t('recordWins')}</p>
    </section>
  );
}
