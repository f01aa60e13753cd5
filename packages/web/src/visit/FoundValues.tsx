import { nameOf, parsePath } from '@qingce/law-view';
import { useTranslation } from 'react-i18next';
import type { ReportContent } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { FactValueText } from '../casefile/FactValueText.tsx';
import { useLanguage } from '../kit/useLanguage.ts';

interface FoundValuesProps {
  readonly content: ReportContent;
  readonly policy: CheckedPolicy;
  /** The claim's facts, for the names of what was found. */
  readonly json: unknown;
}

/** What a report says, fact by fact, with the firm's comment and the remark. */
export function FoundValues({ content, policy, json }: FoundValuesProps): ReactNode {
  const { t } = useTranslation('visit');
  const language = useLanguage();
  return (
    <ul className="visit-values">
      {content.findings.map(({ path, value }) => (
        <li key={path}>
          <span className="app-faint">{nameOf(parsePath(path), { policy, json, language })}</span>{' '}
          <FactValueText value={value} path={parsePath(path)} json={json} policy={policy} />
        </li>
      ))}
      {content.comment ? <li>{t('firm', content.comment)}</li> : null}
      {content.remark === '' ? null : (
        <li>
          <span className="app-faint">{t('remark')}</span> {content.remark}
        </li>
      )}
    </ul>
  );
}
