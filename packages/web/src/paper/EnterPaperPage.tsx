import { Applicant } from '@qingce/contract';
import { LawSurroundings } from '@qingce/law-view';
import '@qingce/law-view/law.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Flex, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import '../claim/claim.css';
import { PageFrame } from '../kit/PageFrame.tsx';
import { Read } from '../kit/PageStates.tsx';
import { RoundChoice } from '../kit/RoundChoice.tsx';
import type { Round } from '../kit/RoundChoice.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { usePolicy } from '../kit/usePolicy.ts';
import { TypePaper } from './TypePaper.tsx';
import './paper.css';

/** Whose paper the address says is being typed, so that a reload or a link comes back to it. */
const Begun = z.object({
  policy: z.string().optional(), year: z.coerce.number().optional(), applicant: z.string().optional(),
});

/** 录入纸质申报 — the policy's own form, filled in by an officer from the paper. */
export function EnterPaperPage(): ReactNode {
  const { t } = useTranslation('paper');
  const [begun = {}] = useState(Begun.safeParse(useSearch({ strict: false })).data);
  return (
    <PageFrame title={t('enter')}>
      <p className="app-faint">{t('enterLead')}</p>
      <RoundChoice start={begun}>
        {(round) => (
          <WithPolicy
            key={`${round.policy.id} ${round.year}`}
            round={round}
            begun={begun.policy === round.policy.id && begun.year === round.year ? begun.applicant : undefined}
          />
        )}
      </RoundChoice>
    </PageFrame>
  );
}

function WithPolicy({ round, begun }: { round: Round; begun: string | undefined }): ReactNode {
  const language = useLanguage();
  const policy = usePolicy(round.policy.id, round.policy.hash);
  return (
    <Read reading={policy}>
      {(checked) => (
        <LawSurroundings policy={checked} language={language}>
          <Whose policy={checked} year={round.year} begun={begun} />
        </LawSurroundings>
      )}
    </Read>
  );
}

function Whose(
  { policy, year, begun }: { policy: CheckedPolicy; year: number; begun: string | undefined },
): ReactNode {
  const { t } = useTranslation('paper');
  const navigate = useNavigate();
  const applicants = useReading('/api/applicants', z.array(Applicant));
  const [whose, setWhose] = useState(begun);
  const choose = (applicant: string): void => {
    setWhose(applicant);
    void navigate({ to: '.', search: { policy: policy.id, year: `${year}`, applicant }, replace: true });
  };
  return (
    <Read reading={applicants}>
      {(all) => {
        const applicant = all.find(({ id }) => id === whose);
        return (
          <Flex vertical gap={16}>
            <Select
              aria-label={t('applicant')}
              placeholder={t('applicant')}
              style={{ width: 360, maxWidth: '100%' }}
              showSearch={{ optionFilterProp: 'label' }}
              value={whose ?? null}
              options={all.filter(({ mergedInto }) => mergedInto === null)
                .map(({ id, name }) => ({ value: id, label: name }))}
              onChange={choose}
            />
            {applicant ? <TypePaper key={applicant.id} policy={policy} applicant={applicant} year={year} /> : null}
          </Flex>
        );
      }}
    </Read>
  );
}
