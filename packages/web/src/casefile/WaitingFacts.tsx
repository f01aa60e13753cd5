import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile, FactRow } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { FactValueText } from './FactValueText.tsx';
import type { FactLine } from './fact-lines.ts';

interface WaitingFactsProps {
  readonly lines: readonly FactLine[];
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
  readonly onConfirm: (row: FactRow) => void;
}

/** 待您核定 — the facts that wait for the reader's office, large enough for a thumb. */
export function WaitingFacts({ lines, file, policy, onConfirm }: WaitingFactsProps): ReactNode {
  const { t } = useTranslation('casefile');
  if (lines.length === 0) return null;
  return (
    <Card size="small" title={t('waiting', { n: lines.length })} className="case-waiting">
      <ul className="case-rows">
        {lines.map(({ row, name, path }) =>
          row ? (
            <li key={row.path}>
              <div>
                <strong>{name}</strong>
                <FactValueText value={row.claimed} path={path} json={file.claimed} policy={policy} />
                <span className="app-faint">{[t(`factState.${row.state}`), ...row.verifiedBy].join(' · ')}</span>
              </div>
              <Button
                type="primary"
                onClick={() => onConfirm(row)}
                aria-label={t('confirmTitle', { fact: name })}
              >
                {t('confirm')}
              </Button>
            </li>
          ) : null,
        )}
      </ul>
    </Card>
  );
}
