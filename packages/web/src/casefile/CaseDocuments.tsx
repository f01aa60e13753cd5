import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { materialName } from '../kit/usePolicy.ts';
import { useLanguage } from '../kit/useLanguage.ts';

/** The documents of a claim under the names the policy gives its materials, each to be downloaded. */
export function CaseDocuments({ file, policy }: { file: CaseFile; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('casefile');
  const language = useLanguage();
  if (file.documents.length === 0) return <p className="app-faint">{t('noDocuments')}</p>;
  return (
    <ul className="case-rows">
      {file.documents.map((document) => (
        <li key={document.id}>
          {materialName(policy, document.material, language)}{' '}
          <a href={`/api/documents/${document.id}/content`} download>
            {document.name}
          </a>{' '}
          <span className="app-faint">
            {[
              ...(document.firstAt === null ? [] : [t('usedAgain', { day: document.firstAt.slice(0, 10) })]),
              ...(document.validUntil === null ? [] : [t('validTo', { day: document.validUntil })]),
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
