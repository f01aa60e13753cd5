import { Likeness } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import './crosscheck.css';

/** 疑似重复 — what the applicant has in common with others, with the way to their claims. */
export function CaseLikenesses({ claimId }: { claimId: string }): ReactNode {
  const { t } = useTranslation('crosscheck');
  const language = useLanguage();
  const reading = useReading(`/api/claims/${claimId}/likenesses`, z.array(Likeness));
  return (
    <section aria-labelledby="case-likenesses">
      <h2 id="case-likenesses" className="crosscheck-head">{t('likenesses')}</h2>
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('noLikeness')} />}>
        {(all) => (
          <Flex vertical gap={8}>
            <Alert type="warning" showIcon title={t('alike', { n: all.length })} />
            <ul className="crosscheck-columns">
              {all.map((one) => (
                <li key={`${one.kind} ${one.what} ${one.applicantId}`}>
                  {t(`likeness.${one.kind}`, {
                    what: one.what, applicant: one.applicant, title: one.title ? inLanguage(one.title, language) : '',
                  })}
                  {one.claims.map(({ id, number, state }) => (
                    <span key={id}>{' '}<Link to={`/cases/${id}`}>{number}</Link> <StateTag state={state} /></span>
                  ))}
                </li>
              ))}
            </ul>
          </Flex>
        )}
      </Read>
    </section>
  );
}
