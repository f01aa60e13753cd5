import { Flex, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyLine } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { Read } from './PageStates.tsx';
import { useLanguage } from './useLanguage.ts';
import { inLanguage, usePolicies } from './usePolicy.ts';
import { usePolicyWorkedOn } from './usePolicyWorkedOn.ts';

/** A year of claims under a policy. */
export interface Round { readonly policy: PolicyLine; readonly year: number }

interface RoundChoiceProps {
  /** Of which round the page begins, where its address says so. */
  readonly start?: { readonly policy?: string | undefined; readonly year?: number | undefined };
  readonly children: (round: Round) => ReactNode;
}

/** 申报轮次 — the choice of policy and claim year above a page, and below it what the page shows of that round. */
export function RoundChoice({ start = {}, children }: RoundChoiceProps): ReactNode {
  const { t } = useTranslation('shared');
  const { data: service } = useService();
  const [given, setGiven] = useState<number | null>(start.year ?? null);
  // Facts are claimed for the year before.
  const year = given ?? Number.parseInt(service?.today.slice(0, 4) ?? '', 10) - 1;
  const choice = (
    <InputNumber
      aria-label={t('round.year')}
      prefix={t('round.year')}
      style={{ width: 180 }}
      min={1900}
      max={2999}
      precision={0}
      value={Number.isNaN(year) ? null : year}
      onChange={setGiven}
    />
  );
  return (
    <PolicyChoice beside={choice} start={start.policy}>
      {(policy) => (Number.isNaN(year) ? null : children({ policy, year }))}
    </PolicyChoice>
  );
}

interface PolicyChoiceProps {
  /** What else is chosen in the same line. */
  readonly beside?: ReactNode;
  /** The id of the policy that the page begins with. */
  readonly start?: string | undefined;
  readonly children: (policy: PolicyLine) => ReactNode;
}

/** The choice of policy above a page, and below it what the page shows of that policy. */
export function PolicyChoice({ beside, start, children }: PolicyChoiceProps): ReactNode {
  const { t } = useTranslation('shared');
  const language = useLanguage();
  const policies = usePolicies();
  const workedOn = usePolicyWorkedOn();
  const [given, setGiven] = useState(start);
  return (
    <Read reading={policies}>
      {(all) => {
        const policy = all.find(({ id }) => id === given) ?? workedOn.of(all);
        return (
          <>
            <Flex gap={12} wrap align="center" style={{ marginBottom: 16 }}>
              <Select
                aria-label={t('round.policy')}
                style={{ width: 360, maxWidth: '100%' }}
                value={policy?.id ?? null}
                options={all.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
                onChange={(id) => {
                  setGiven(id);
                  workedOn.choose(id);
                }}
              />
              {beside}
            </Flex>
            {policy ? children(policy) : null}
          </>
        );
      }}
    </Read>
  );
}
