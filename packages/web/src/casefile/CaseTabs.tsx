import { Flex, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { officeRoles } from '../app/access.ts';
import { useSession } from '../app/session.ts';
import { Checklist } from '../correction/Checklist.tsx';
import { Rounds } from '../correction/Rounds.tsx';
import { CaseCrossChecks } from '../crosscheck/CaseCrossChecks.tsx';
import { CaseLikenesses } from '../crosscheck/CaseLikenesses.tsx';
import { CaseRecognitions } from '../recognition/CaseRecognitions.tsx';
import { CaseRoster } from '../roster/CaseRoster.tsx';
import { CaseVisits } from '../visit/CaseVisits.tsx';
import { CaseDocuments } from './CaseDocuments.tsx';
import { CaseLaw } from './CaseLaw.tsx';
import { FactTable } from './FactTable.tsx';
import { Notes } from './Notes.tsx';
import { Timeline } from './Timeline.tsx';

interface CaseTabsProps { readonly file: CaseFile; readonly policy: CheckedPolicy }

/** 案卷各页 — what the case holds, part by part; what third parties say is for the offices. */
export function CaseTabs({ file, policy }: CaseTabsProps): ReactNode {
  const { t } = useTranslation('casefile');
  const { t: roster } = useTranslation('roster');
  const { t: visit } = useTranslation('visit');
  const { t: crosscheck } = useTranslation('crosscheck');
  const { t: words } = useTranslation('correction');
  const isOffice = officeRoles.includes(useSession().role);
  const { claim } = file;
  return (
    <Tabs
      items={[
        { key: 'facts', label: t('facts'), children: <FactTable file={file} policy={policy} /> },
        { key: 'law', label: t('law'), children: <CaseLaw file={file} policy={policy} /> },
        { key: 'roster', label: roster('tab'), children: <CaseRoster file={file} policy={policy} /> },
        { key: 'visits', label: visit('tab'), children: <CaseVisits file={file} policy={policy} /> },
        { key: 'documents', label: t('documents'), children: <CaseDocuments file={file} policy={policy} /> },
        { key: 'correction', label: words('tab'), children: <Corrections file={file} policy={policy} /> },
        ...(isOffice && claim.number !== null
          ? [{ key: 'crosscheck', label: crosscheck('tab'), children: <OfficeChecks file={file} policy={policy} /> }]
          : []),
        ...(claim.number === null
          ? []
          : [{ key: 'notes', label: t('notes.tab'), children: <Notes claimId={claim.id} /> }]),
        { key: 'timeline', label: t('timeline'), children: <Timeline entries={file.timeline} /> },
      ]}
    />
  );
}

/** What the claim says beside what others and the registers say, and what it has in common with others. */
function OfficeChecks({ file, policy }: CaseTabsProps): ReactNode {
  return (
    <Flex vertical gap={24}>
      <div><CaseCrossChecks file={file} /></div>
      <CaseRecognitions file={file} policy={policy} />
      <div><CaseLikenesses claimId={file.claim.id} /></div>
    </Flex>
  );
}

/** The checklist is the offices' own; rounds of correction are for both. */
function Corrections({ file, policy }: CaseTabsProps): ReactNode {
  return (
    <>
      {file.checklist.length > 0 ? <Checklist file={file} policy={policy} /> : null}
      <Rounds file={file} policy={policy} />
    </>
  );
}
