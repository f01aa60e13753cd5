import { pathText, readAt } from '@qingce/law-view';
import { Grid } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile, FactRow } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../kit/useLanguage.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { useSession } from '../app/session.ts';
import { ConfirmFact } from './ConfirmFact.tsx';
import { FactStanding } from './FactStanding.tsx';
import { FactValueText } from './FactValueText.tsx';
import { WaitingFacts } from './WaitingFacts.tsx';
import { factLines, waitsFor } from './fact-lines.ts';
import type { FactLine } from './fact-lines.ts';

interface FactTableProps {
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
}

/** 事实 — claimed, verified and accepted side by side; an officer confirms those of their own office here. */
export function FactTable({ file, policy }: FactTableProps): ReactNode {
  const language = useLanguage();
  const session = useSession();
  const { md: isWide } = Grid.useBreakpoint();
  const [confirming, setConfirming] = useState<FactRow>();
  const lines = factLines(file, policy, language);
  const mayConfirm = file.actions.some(({ action }) => action === 'verification.confirm-fact');
  const waiting = lines.filter(({ row }) => mayConfirm && row !== undefined && !row.byRoster && waitsFor(row, session));
  return (
    <>
      <WaitingFacts lines={waiting} file={file} policy={policy} onConfirm={setConfirming} />
      {isWide ? (
        <FactColumns lines={lines} file={file} policy={policy} />
      ) : (
        <FactCards lines={lines} file={file} policy={policy} />
      )}
      {confirming ? (
        <ConfirmFact
          key={confirming.path}
          row={confirming}
          file={file}
          policy={policy}
          onClose={() => setConfirming(undefined)}
        />
      ) : null}
    </>
  );
}

type FactLinesProps = FactTableProps & { readonly lines: readonly FactLine[] };

const standings = ['claimed', 'verified', 'accepted'] as const;

/** The fact as it was claimed, as an office found it, and as the offices' answer takes it. */
function valueOf({ path, row }: FactLine, standing: (typeof standings)[number], file: CaseFile): unknown {
  if (standing === 'verified') return row?.verified;
  // A list that was found empty is left out of what is assessed; what the office found still stands.
  return readAt(file[standing], path) ?? (standing === 'accepted' ? row?.accepted : undefined);
}

function FactColumns({ lines, file, policy }: FactLinesProps): ReactNode {
  const { t } = useTranslation('casefile');
  const columns: TableColumnsType<FactLine> = [
    { title: t('fact'), dataIndex: 'name', fixed: 'left', width: 200 },
    ...standings.map((standing) => ({
      title: t(standing),
      key: standing,
      render: (_value: unknown, line: FactLine) => (
        <FactValueText value={valueOf(line, standing, file)} path={line.path} json={file.claimed} policy={policy} />
      ),
    })),
    {
      title: t('office'),
      render: (_value, line) => <FactStanding line={line} file={file} policy={policy} />,
    },
  ];
  return (
    <WideTable<FactLine>
      name={t('facts')}
      rowKey={(line) => pathText(line.path)}
      dataSource={lines}
      columns={columns}
      scroll={{ x: 760 }}
    />
  );
}

/** The same on a phone: a fact below the other, nothing beside the screen. */
function FactCards({ lines, file, policy }: FactLinesProps): ReactNode {
  const { t } = useTranslation('casefile');
  return (
    <ul className="case-cards">
      {lines.map((line) => (
        <li key={pathText(line.path)}>
          <strong>{line.name}</strong>
          <dl>
            {standings.map((standing) => (
              <div key={standing}>
                <dt>{t(standing)}</dt>
                <dd>
                  <FactValueText
                    value={valueOf(line, standing, file)}
                    path={line.path}
                    json={file.claimed}
                    policy={policy}
                  />
                </dd>
              </div>
            ))}
          </dl>
          <p>
            <FactStanding line={line} file={file} policy={policy} />
          </p>
        </li>
      ))}
    </ul>
  );
}
