import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { materialName } from '../kit/usePolicy.ts';
import { useLanguage } from '../kit/useLanguage.ts';

/** 收到的材料 — what came with the claim, each with the day and the head of its digest. */
export function LetterPapers({ file, policy }: { file: CaseFile; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('letter');
  const language = useLanguage();
  if (file.documents.length === 0) return null;
  return (
    <>
      <h2>{t('papers')}</h2>
      <ol>
        {file.documents.map(({ id, material, name, at, sha256 }) => (
          <li key={id}>
            <strong>{materialName(policy, material, language)}</strong>{' '}
            {t('paper', { name, day: at.slice(0, 10) })}{' '}
            <code>{sha256.slice(0, 12)}</code>
          </li>
        ))}
      </ol>
    </>
  );
}
