import { Done, RecognitionCheck } from '@qingce/contract';
import { App, Button, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ConfirmByRecognition, RecognitionVerdict } from '@qingce/contract';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import './recognition.css';

const colours: Readonly<Record<RecognitionVerdict, string>> = {
  'valid': 'success', 'partly': 'warning', 'expired': 'error', 'not-yet': 'error', 'withdrawn': 'error',
  'not-found': 'warning', 'no-day': 'default',
};

/** What the register says, in words as well as in colour. */
export function RegisterVerdict({ verdict }: { verdict: RecognitionVerdict }): ReactNode {
  const { t } = useTranslation('recognition');
  return <Tag color={colours[verdict]}>{t(`verdict.${verdict}`)}</Tag>;
}

/** Why the verdict is what it is: the days that matter, and the text by which an entry is sought. */
export function SoughtBy({ check: { days, called } }: { check: RecognitionCheck }): ReactNode {
  const { t } = useTranslation('recognition');
  const when = days === null ? [] : [
    days.from === days.to ? t('onDay', { day: days.from }) : t('onDays', { from: days.from, until: days.to }),
  ];
  const sought = called === null ? when : [...when, t('called', { called })];
  return <span className="app-faint">{sought.join(' · ')}</span>;
}

interface CheckOfFactProps {
  readonly claimId: string;
  readonly path: string;
  readonly note: string;
  readonly onDone: () => void;
}

/** 登记簿 — beside a fact that waits for its office: what the register says, and each entry to confirm it by. */
export function CheckOfFact({ claimId, path, note, onDone }: CheckOfFactProps): ReactNode {
  const { t } = useTranslation('recognition');
  const { message } = App.useApp();
  const language = useLanguage();
  const checks = useReading(`/api/claims/${claimId}/recognitions`, z.array(RecognitionCheck)).data ?? [];
  const act = useAct<ConfirmByRecognition, Done>({
    path: `/api/claims/${claimId}/recognitions/confirm`, schema: Done,
    onDone: () => {
      void message.success(t('relied'));
      onDone();
    },
  });
  return (
    <>
      {checks.filter((check) => check.path === path).map((check) => (
        <section key={check.kind} className="recognition-check" aria-label={inLanguage(check.title, language)}>
          <Flex gap={8} wrap align="center">
            <strong>{inLanguage(check.title, language)}</strong>
            <RegisterVerdict verdict={check.verdict} />
            <SoughtBy check={check} />
          </Flex>
          <ul className="recognition-offers">
            {check.entries.map((entry) => (
              <li key={entry.id}>
                <Flex gap={12} wrap align="center" justify="space-between">
                  <span>
                    {entry.name}{' '}
                    <span className="app-faint">
                      {t('byDocument', { number: entry.documentNo, on: entry.documentOn })}{' '}
                      {t('days', { from: entry.validFrom, until: entry.validUntil ?? t('open') })}
                    </span>{' '}
                    {entry.withdrawnFrom === null ? null : (
                      <Tag color="error">{t('withdrawnFrom', { day: entry.withdrawnFrom })}</Tag>
                    )}
                  </span>
                  {entry.counts ? (
                    <Button
                      size="small"
                      loading={act.isPending}
                      aria-label={t('relyOn', { entry: entry.name })}
                      onClick={() => act.mutate({ path, recognitionId: entry.id, version: entry.version, note })}
                    >
                      {t('rely')}
                    </Button>
                  ) : null}
                </Flex>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <RefusalNotice error={act.error} />
    </>
  );
}
