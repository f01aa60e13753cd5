import { Done, PaperDraft } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { ActModal } from '../kit/ActModal.tsx';
import { inShanghai } from '../kit/DateText.tsx';
import { useReading } from '../kit/useApi.ts';
import './paper.css';

/** 未录完 — what somebody of the office has begun to type, to be gone on with or thrown away; nothing where nothing is. */
export function PaperDrafts(): ReactNode {
  const { t } = useTranslation('paper');
  const { data = [] } = useReading('/api/paper-drafts', z.array(PaperDraft));
  const [discarding, setDiscarding] = useState<PaperDraft>();
  if (data.length === 0) return null;
  return (
    <section aria-label={t('drafts')} className="paper-drafts">
      <h2>{t('drafts')}</h2>
      <ul>
        {data.map((draft) => (
          <li key={`${draft.policy} ${draft.applicantId} ${draft.year}`}>
            <span>
              {draft.applicant} · {draft.year}{' '}
              <span className="app-faint">
                {t('draftSaved', { by: draft.savedBy, at: inShanghai(draft.savedAt) })}
              </span>
            </span>
            <Flex gap={8}>
              <Link
                to="/paper-claims/new"
                search={{ policy: draft.policy, year: `${draft.year}`, applicant: draft.applicantId }}
                aria-label={t('goOnWith', { applicant: draft.applicant })}
              >
                {t('goOn')}
              </Link>
              <Button
                size="small"
                aria-label={t('discardOf', { applicant: draft.applicant })}
                onClick={() => setDiscarding(draft)}
              >
                {t('discard')}
              </Button>
            </Flex>
          </li>
        ))}
      </ul>
      {discarding ? <Discard draft={discarding} onClose={() => setDiscarding(undefined)} /> : null}
    </section>
  );
}

function Discard({ draft, onClose }: { draft: PaperDraft; onClose: () => void }): ReactNode {
  const { t } = useTranslation('paper');
  return (
    <ActModal
      title={t('discardOf', { applicant: draft.applicant })}
      ok={t('discard')}
      done={t('discarded')}
      path={`/api/applicants/${draft.applicantId}/paper-drafts/${draft.policy}/${draft.year}/discard`}
      schema={Done}
      body={() => ({})}
      onClose={onClose}
    >
      <p>{t('discardLead', { by: draft.savedBy, at: inShanghai(draft.savedAt) })}</p>
    </ActModal>
  );
}
