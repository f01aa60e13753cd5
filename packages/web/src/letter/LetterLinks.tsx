import { Link } from '@tanstack/react-router';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { ReactNode } from 'react';
import { lettersOf } from './letters-of.ts';

/** 文书 — every letter of the case by its title, the first one first. */
export function LetterLinks({ file }: { file: CaseFile }): ReactNode {
  const { t } = useTranslation('letter');
  const letters = lettersOf(file);
  if (letters.length === 0) return null;
  return (
    <Flex gap={12} wrap className="case-letters">
      <span className="app-faint">{t('letters')}</span>
      {letters.map(({ name, kind, number }) => (
        <Link key={name} to={`/cases/${file.claim.id}/letters/${name}`}>
          {[t(`title.${kind}`), number ?? ''].join(' ').trimEnd()}
        </Link>
      ))}
    </Flex>
  );
}
