import { RecognitionRegister } from '@qingce/contract';
import { Flex, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecognitionKind } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { PolicyChoice } from '../kit/RoundChoice.tsx';
import { useReading } from '../kit/useApi.ts';
import { useOfficeName } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { EnterRecognition } from './EnterRecognition.tsx';
import { EntryTable } from './EntryTable.tsx';
import { FallenClaims } from './FallenClaims.tsx';
import { ImportRecognitions } from './ImportRecognitions.tsx';
import './recognition.css';

const registrars: readonly string[] = [
  'commerce-clerk', 'commerce-section-chief', 'education-officer', 'finance-reviewer', 'city-government',
];

/** 认定登记簿 — what authorities recognised, kind by kind; who keeps a kind enters, corrects, withdraws and confirms. */
export function RecognitionsPage(): ReactNode {
  const { t } = useTranslation('recognition');
  return (
    <PageFrame title={t('title')}>
      <p className="app-faint">{t('lead')}</p>
      <PolicyChoice>
        {({ id }) => (
          <>
            <FallenClaims policy={id} />
            <Register key={id} policy={id} />
          </>
        )}
      </PolicyChoice>
    </PageFrame>
  );
}

function Register({ policy }: { policy: string }): ReactNode {
  const { t } = useTranslation('recognition');
  const language = useLanguage();
  const reading = useReading(`/api/recognitions/${policy}`, RecognitionRegister);
  return (
    <Read reading={reading} isEmpty={({ kinds }) => kinds.length === 0} empty={<NothingHere hint={t('noKinds')} />}>
      {({ kinds, entries }) => (
        <Tabs
          items={kinds.map((kind) => ({
            key: kind.id, label: inLanguage(kind.title, language),
            children: (
              <OneKind policy={policy} kind={kind} entries={entries.filter((entry) => entry.kind === kind.id)} />
            ),
          }))}
        />
      )}
    </Read>
  );
}

interface OneKindProps {
  readonly policy: string; readonly kind: RecognitionKind; readonly entries: RecognitionRegister['entries'];
}

function OneKind({ policy, kind, entries }: OneKindProps): ReactNode {
  const { t } = useTranslation('recognition');
  const officeName = useOfficeName(policy);
  const { unit, role } = useSession();
  const keeps = unit === kind.office && registrars.includes(role);
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" wrap gap={8}>
        <span className="app-faint">{t('keptBy', { office: officeName(kind.office) })}</span>
        {keeps ? (
          <Flex gap={8} wrap>
            <EnterRecognition policy={policy} kind={kind} />
            <ImportRecognitions policy={policy} kind={kind} />
          </Flex>
        ) : null}
      </Flex>
      <EntryTable kind={kind} entries={entries} keeps={keeps} />
    </Flex>
  );
}
