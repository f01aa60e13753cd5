import { readAt } from '@qingce/law-view';
import { recordFacts } from '@qingce/policy-language/evaluate';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile, FactRow } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { RecordNote } from '../kit/RecordNote.tsx';
import { SourceOfHeld } from '../kit/SourceOfHeld.tsx';
import { inLanguage } from '../kit/usePolicy.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { FactValueText } from './FactValueText.tsx';
import type { FactLine } from './fact-lines.ts';

interface FactStandingProps {
  readonly line: FactLine;
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
}

/** Where a fact stands: with the office that confirms it, typed by the applicant, or held by the register. */
export function FactStanding({ line: { row, path }, file, policy }: FactStandingProps): ReactNode {
  const { t } = useTranslation('casefile');
  if (row) return <Confirmation row={row} policy={policy} />;
  const recorded = recordAt(path, { file, policy });
  if (recorded) return <RecordNote policy={policy} {...recorded} />;
  const held = path[0] === 'applicant' ? file.register.find(({ fact }) => fact === path[1]) : undefined;
  return held
    ? <Held held={held} path={path} policy={policy} />
    : <span className="app-faint">{t('declared')}</span>;
}

/** What the register holds, by its source; and what the applicant says where they say otherwise. */
function Held({
  held, path, policy,
}: { held: CaseFile['register'][number]; path: FactLine['path']; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('casefile');
  const { said } = held;
  return (
    <>
      <span className="app-faint">{t('registered')}</span> <SourceOfHeld held={held} />
      {said === undefined || said === null ? null : (
        <div>
          <Tag color="warning">{t('applicantSays')}</Tag>
          <FactValueText value={said} path={path} json={{ applicant: { [held.fact]: said } }} policy={policy} />
        </div>
      )}
    </>
  );
}

/** The record that fills the fact at a path, when it is one and something is on record. */
function recordAt(
  [scope, index = 0, fact]: FactLine['path'],
  { file, policy }: Pick<FactStandingProps, 'file' | 'policy'>,
): { item: string; fact: string; awards: CaseFile['priorAwards'] } | undefined {
  if (scope !== 'items' || file.priorAwards.length === 0) return undefined;
  const item = String(readAt(file.accepted, ['items', index, 'item']));
  const found = recordFacts(policy, item).find(({ key }) => key === fact);
  return found && { item, fact: found.key, awards: file.priorAwards };
}

const colours = {
  'confirmed': 'success',
  'differs': 'error',
  'awaiting': 'warning',
  'half-confirmed': 'warning',
  'declared': 'default',
};

function Confirmation({ row, policy }: { row: FactRow; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('casefile');
  const language = useLanguage();
  const office = policy.process.offices.find(({ id }) => id === row.confirmedBy);
  const name = office ? inLanguage(office.name, language) : (row.confirmedBy ?? '');
  return (
    <>
      <Tag color={colours[row.state]}>{t(`factState.${row.state}`)}</Tag>
      {row.byRoster ? <Tag>{t('factState.roster')}</Tag> : null}
      <span className="app-faint">{[name, ...row.verifiedBy].join(' · ')}</span>
    </>
  );
}
