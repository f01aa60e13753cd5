import { rowText, valueText } from '@qingce/law-view';
import { useTranslation } from 'react-i18next';
import type { FactPath } from '@qingce/law-view';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { useLanguage } from '../kit/useLanguage.ts';

interface FactValueProps {
  readonly value: unknown;
  readonly path: FactPath;
  readonly json: unknown;
  readonly policy: CheckedPolicy;
}

/** A fact's value as a person reads it; the rows of a list one below the other. */
export function FactValueText({ value, path, json, policy }: FactValueProps): ReactNode {
  const language = useLanguage();
  const { t } = useTranslation('casefile');
  if (value === undefined || value === null) return <span className="app-faint">—</span>;
  if (Array.isArray(value) && value.length === 0) return <>{t('noRows')}</>;
  if (!Array.isArray(value) || value.every((each) => typeof each !== 'object'))
    return valueText(path, value, { policy, json, language });
  return (
    <ul className="case-rows">
      {value.map((row, index) => (
        // Rows of a stored fact never move, so their place is their identity.
        <li key={index}>{rowText(path, row as Record<string, unknown>, { policy, json, language })}</li>
      ))}
    </ul>
  );
}
